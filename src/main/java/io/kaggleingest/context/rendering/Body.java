package io.kaggleingest.context.rendering;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/**
 * The bytes of a delivered context and their validator.
 *
 * @param mediaType with charset
 * @param tokens that it takes of a model's context; 0 of files
 */
public record Body(byte[] bytes, String mediaType, EntityTag tag, Coding coding, int tokens) {

    /** The same content with words beside it. */
    Body saying(byte[] withWords, Freshness.Words words) {
        return new Body(withWords, mediaType, tag.saying(words), coding, tokens);
    }

    /** The same, packed. */
    Body gzipped() throws IOException {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream(bytes.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(buffer)) {
            gzip.write(bytes);
        }
        return new Body(buffer.toByteArray(), mediaType, tag.in(Coding.GZIP), Coding.GZIP, tokens);
    }
}
