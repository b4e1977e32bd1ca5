package io.kaggleingest.document;

/** Votes as a reader wants them. */
public final class Votes {
    private Votes() {}

    public static String text(int votes) {
        return votes == 1 ? "1 vote" : votes + " votes";
    }
}
