package io.kaggleingest.context.rendering;

import org.jspecify.annotations.Nullable;

/** How the bytes of a context travel. */
public enum Coding {
    IDENTITY,
    GZIP;

    /** @param acceptEncoding as the caller sent it; null for nothing */
    public static Coding of(@Nullable String acceptEncoding) {
        return acceptEncoding != null && takesGzip(acceptEncoding) ? GZIP : IDENTITY;
    }

    /** By RFC 9110, 12.5.3: what is named decides, then {@code *}; a quality of 0 refuses. */
    private static boolean takesGzip(String acceptEncoding) {
        boolean any = false;
        for (String part : acceptEncoding.split(",")) {
            int end = part.indexOf(';');
            String name = (end < 0 ? part : part.substring(0, end)).strip();
            boolean taken = end < 0 || !isZero(part.substring(end + 1).strip());
            if (name.equalsIgnoreCase("gzip") || name.equalsIgnoreCase("x-gzip")) {
                return taken;
            }
            any |= name.equals("*") && taken;
        }
        return any;
    }

    /** Such as {@code q=0} or {@code q=0.000}. */
    private static boolean isZero(String quality) {
        return (quality.startsWith("q=") || quality.startsWith("Q="))
                && quality.length() > 2
                && quality.substring(2).chars().allMatch(c -> c == '0' || c == '.');
    }
}
