package io.kaggleingest.document.text;

/** Code fences that their content cannot close. */
public final class Fence {
    private Fence() {}

    public static String around(String text, String language) {
        String ticks = "`".repeat(Math.max(3, longestRun(text) + 1));
        return ticks + language + "\n" + text + (text.endsWith("\n") ? "" : "\n") + ticks;
    }

    /** Code within a line. */
    public static String inline(String text) {
        String mark = "`".repeat(longestRun(text) + 1);
        String space = text.startsWith("`") || text.endsWith("`") ? " " : "";
        return mark + space + text + space + mark;
    }

    private static int longestRun(String text) {
        int maxRun = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            maxRun = Math.max(maxRun, run);
        }
        return maxRun;
    }
}
