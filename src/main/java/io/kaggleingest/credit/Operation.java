package io.kaggleingest.credit;

import java.util.Locale;

/** What moves credits. The lower-case name is what the ledger and the callers see. */
public enum Operation {
    /** Credits given: at sign-up and by operators. */
    GRANT,
    /** A delivered context. */
    CONTEXT;

    private final String shown = name().toLowerCase(Locale.ROOT);

    @Override
    public String toString() {
        return shown;
    }
}
