package io.kaggleingest.document.page;

import java.util.Locale;
import java.util.regex.Pattern;

/** Where a link leads, without parameters that track the reader. */
final class Link {
    static final String HOME = "https://www.kaggle.com/";

    /** Addresses that only count who opens them. */
    static final Pattern BEACON = Pattern.compile(
            "(?i)^https?://[^/?#]{0,200}(?:google-analytics\\.com|googletagmanager\\.com"
                    + "|doubleclick\\.net|facebook\\.com/tr\\b|scorecardresearch\\.com|/(?:beacon|pixel|track(?:er|ing)?)\\b[./?])");

    private static final Pattern TRACKING =
            Pattern.compile("(?i)(?<=[?&])(?:utm_[a-z_]{1,20}|fbclid|gclid|gclsrc|gbraid"
                    + "|wbraid|dclid|msclkid|yclid|twclid|igshid|mc_[ce]id|_hsenc|_hsmi|_ga|_gl|mkt_tok)=[^&#]*+&?");
    private static final Pattern FOLLOWABLE = Pattern.compile("(?i)^(?:https?://|mailto:).");

    private Link() {}

    /** Empty if it leads nowhere that a reader could go: to a script, or within the page. */
    static String of(String absolute) {
        return FOLLOWABLE.matcher(absolute).find()
                ? untracked(absolute.strip().replace("|", "%7C").replace(" ", "%20"))
                : "";
    }

    static String untracked(String target) {
        if (target.indexOf('=') < 0) {
            return target;
        }
        return TRACKING.matcher(target).replaceAll("").replaceFirst("[?&](?=#|$)", "");
    }

    /** A target in Markdown; a relative one stays as it is, because its base is not known. */
    static String ofMarkdown(String target) {
        String lower = target.toLowerCase(Locale.ROOT);
        if (lower.startsWith("#") || lower.startsWith("javascript:") || lower.startsWith("data:")) {
            return "";
        }
        if (lower.startsWith("//")) {
            return untracked("https:" + target);
        }
        return untracked(lower.startsWith("/") ? HOME + target.substring(1) : target);
    }
}
