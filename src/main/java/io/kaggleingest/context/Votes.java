package io.kaggleingest.context;

/** Votes as a reader wants them. */
final class Votes {
    private Votes() {}

    static String text(int votes) {
        return votes == 1 ? "1 vote" : votes + " votes";
    }
}
