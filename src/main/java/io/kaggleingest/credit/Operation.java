package io.kaggleingest.credit;

import java.util.Locale;

/** What moves credits. The lower-case name is what the ledger and the callers see. */
public enum Operation {
    /** Credits given: at sign-up and by operators. */
    GRANT("A grant"),
    /** A delivered context. */
    CONTEXT("A context"),
    /** Reading inside of one resource, for one UTC day. */
    READING("Reading a resource for a day"),
    /** A competition's files for machine-learning agents. */
    BUNDLE("A bundle"),
    /** A competition's leaderboard as it is now. */
    LEADERBOARD("A leaderboard"),
    /** The caller's own submissions to a competition. */
    SUBMISSIONS("A list of submissions");

    private final String label = name().toLowerCase(Locale.ROOT);
    private final String inSentence;

    Operation(String inSentence) {
        this.inSentence = inSentence;
    }

    /** As the subject of a sentence. */
    String inSentence() {
        return inSentence;
    }

    @Override
    public String toString() {
        return label;
    }
}
