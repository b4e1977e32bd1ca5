package io.kaggleingest.context.rendering;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.ingest.ResourceState;

/**
 * The strong validator of a delivered context, made of what decides its bytes: the content that is kept, the selection
 * and the representation. So it is known before anything is rendered.
 *
 * @param beside of the words that are said beside the content, null for none
 */
public record EntityTag(String content, @Nullable String beside, Coding coding) {

    /** What comes after it says how the same content was presented. */
    private static final char BESIDE = '.';

    private static final String PACKED = BESIDE + "gz";

    /** Another version of the service may write the same content in other bytes. */
    private static final String SERVICE = ConfigProvider.getConfig()
            .getOptionalValue("quarkus.application.version", String.class)
            .orElse("");

    public static EntityTag of(ResourceState.KeptContext kept, Selection selection, Representation representation) {
        return new EntityTag(
                digest(SERVICE + "|" + kept.content() + "|" + selection + "|" + representation), null, Coding.IDENTITY);
    }

    /** The same content with other words beside it, which make other bytes of it and nothing that is worth a credit. */
    public EntityTag saying(Freshness.Words words) {
        return new EntityTag(content, digest(words.toString()), coding);
    }

    /** Other bytes of the same: a strong validator tells them apart, and {@link #isNamedBy} does not. */
    public EntityTag in(Coding another) {
        return new EntityTag(content, beside, another);
    }

    /** Whether the caller's {@code If-None-Match} names this content (RFC 9110, 13.1.2), whatever was said beside it. */
    public boolean isNamedBy(@Nullable String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String candidate : ifNoneMatch.split(",")) {
            String tag = candidate.strip();
            if (tag.equals("*") || isContent(tag.startsWith("W/") ? tag.substring(2) : tag)) {
                return true;
            }
        }
        return false;
    }

    private boolean isContent(String tag) {
        if (tag.length() < 2 || tag.charAt(0) != '"' || !tag.endsWith("\"")) {
            return false;
        }
        int end = tag.indexOf(BESIDE);
        return tag.substring(1, end < 0 ? tag.length() - 1 : end).equals(content);
    }

    /** As the header says it. */
    @Override
    public String toString() {
        return '"' + content + (beside == null ? "" : BESIDE + beside) + (coding == Coding.GZIP ? PACKED : "") + '"';
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 22);
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
