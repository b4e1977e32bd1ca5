package io.kaggleingest.context;

/**
 * The bytes of a delivered context and their validator.
 *
 * @param mediaType with charset
 * @param tokens that it takes of a model's context; 0 of files
 */
record Body(byte[] bytes, String mediaType, EntityTag tag, int tokens) {

    /** The same content with words beside it. */
    Body saying(byte[] withWords, Freshness.Words words) {
        return new Body(withWords, mediaType, tag.saying(words), tokens);
    }
}
