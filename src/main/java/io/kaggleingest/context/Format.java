package io.kaggleingest.context;

/** The forms in which a {@link ContextDocument} is written. */
public enum Format {
    TOON,
    MD,
    TXT,
    JSON
}
