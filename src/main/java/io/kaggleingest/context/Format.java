package io.kaggleingest.context;

import java.util.Locale;
import java.util.Optional;

/** The forms in which a {@link ContextDocument} is written. */
public enum Format {
    TOON("text/toon", new StructuredForm(Toon::encode, "", "\n", "")),
    MD("text/markdown", new ProseForm(new MarkdownStyle())),
    TXT("text/plain", new ProseForm(new PlainStyle())),
    JSON("application/json", new StructuredForm(Object::toString, "{", ",", "}"));

    private final String mediaType;
    private final Form form;

    Format(String mediaType, Form form) {
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

    /** With the count of its tokens if it has one; {@link Selection} counts. */
    public String render(ContextDocument document) {
        return form.draft(document).text(document.tokens());
    }

    Form form() {
        return form;
    }
}
