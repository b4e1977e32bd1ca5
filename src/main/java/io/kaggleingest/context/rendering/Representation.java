package io.kaggleingest.context.rendering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.form.Format;
import io.kaggleingest.web.Problem;

/**
 * How a context travels: inside the JSON answer ({@code toon_content}), or as a body of its own.
 *
 * @param format null for a bundle, which is no text
 * @param enveloped whether the document is wrapped in the JSON answer
 */
public record Representation(@Nullable Format format, boolean enveloped) {

    /** A competition's files for machine-learning agents. */
    static final Representation BUNDLE = new Representation(null, false);

    /** Of the answer, with its charset. */
    public String mediaType() {
        if (isBundle()) {
            return "application/zip";
        }
        return (enveloped ? MediaType.APPLICATION_JSON : format.mediaType()) + ";charset=UTF-8";
    }

    public boolean isBundle() {
        return format == null;
    }

    private static final Representation ENVELOPE = new Representation(Format.TOON, true);

    /** Media types that Accept may name, in the order in which we prefer them when the caller does not care. */
    private static final List<Map.Entry<MediaType, Representation>> OFFERED = List.of(
            Map.entry(MediaType.APPLICATION_JSON_TYPE, ENVELOPE),
            Map.entry(new MediaType("text", "toon"), new Representation(Format.TOON, false)),
            Map.entry(new MediaType("text", "markdown"), new Representation(Format.MD, false)),
            Map.entry(MediaType.TEXT_PLAIN_TYPE, new Representation(Format.TXT, false)));

    /** A format other than TOON decides by itself; otherwise the Accept header does. */
    static Representation of(Format format, String accept) {
        if (format != Format.TOON) {
            return new Representation(format, false);
        }
        if (accept == null || accept.isBlank()) {
            return ENVELOPE;
        }
        for (MediaType mediaType : byQuality(accept)) {
            for (Map.Entry<MediaType, Representation> offer : OFFERED) {
                if (mediaType.isCompatible(offer.getKey())) {
                    return offer.getValue();
                }
            }
        }
        throw new Problem(
                406,
                "not_acceptable",
                "A context is available as application/json, text/toon, text/markdown and text/plain");
    }

    private static List<MediaType> byQuality(String accept) {
        List<MediaType> mediaTypes = new ArrayList<>();
        try {
            for (String part : accept.split(",")) {
                MediaType type = MediaType.valueOf(part.strip());
                if (quality(type) > 0) {
                    mediaTypes.add(type);
                }
            }
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("invalid_accept", "Header 'Accept' must be a list of media types");
        }
        mediaTypes.sort(Comparator.comparingDouble(Representation::quality)
                .reversed()
                .thenComparing(MediaType::isWildcardType)
                .thenComparing(MediaType::isWildcardSubtype));
        return mediaTypes;
    }

    private static double quality(MediaType type) {
        String q = type.getParameters().get("q");
        return q == null ? 1 : Double.parseDouble(q);
    }
}
