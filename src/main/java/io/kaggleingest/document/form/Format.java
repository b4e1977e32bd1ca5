package io.kaggleingest.document.form;

import java.util.Locale;
import java.util.Optional;

import io.kaggleingest.document.ContextDocument;

/** The forms in which a {@link ContextDocument} is written. */
public enum Format {
    TOON("text/toon", new StructuredRenderer(Toon::encode, "", "\n", "")),
    MD("text/markdown", new ProseRenderer(new MarkdownStyle())),
    TXT("text/plain", new ProseRenderer(new PlainStyle())),
    JSON("application/json", new StructuredRenderer(Object::toString, "{", ",", "}"));

    private final String mediaType;
    private final Renderer form;

    Format(String mediaType, Renderer form) {
        this.mediaType = mediaType;
        this.form = form;
    }

    /** Without a charset: it is UTF-8 always. */
    public String mediaType() {
        return mediaType;
    }

    /** By the name that requests use ({@code md}), in any case; empty for a name that is none of ours. */
    public static Optional<Format> of(String name) {
        for (Format format : values()) {
            if (name != null && format.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** With the count of its tokens if it has one; what selects its parts counts. */
    public String render(ContextDocument document) {
        return form.draft(document).text(document.tokens());
    }

    public Renderer form() {
        return form;
    }
}
