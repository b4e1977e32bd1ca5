package io.kaggleingest.document.page;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links and pictures in a Markdown text without code: each link leads somewhere, each picture is its description. */
final class MarkdownLinks {
    private static final String TARGET = "[^()\\s]{0,2000}+(?:\\([^()\\s]{0,500}+\\)[^()\\s]{0,2000}+){0,4}+";
    private static final String TITLE =
            "(?:\\s{1,9}+(?:\"[^\"\\n]{0,500}+\"|'[^'\\n]{0,500}+'|\\([^()\\n]{0,500}+\\)))?";
    private static final Pattern DEFINITION =
            Pattern.compile("(?m)^ {0,3}+\\[(?!\\^)([^\\[\\]\\n]{1,200}+)]:[ \\t]{0,9}+(?:<>|<?([^\\s<>]{1,2000}+)>?)"
                    + TITLE + "[ \\t]*+$\\n?");
    private static final Pattern REFERENCE =
            Pattern.compile("\\[(?!\\^)([^\\[\\]]{1,500}+)](?:\\[([^\\[\\]\\n]{0,200}+)])?+(?![\\[(:])");
    private static final Pattern IMAGE =
            Pattern.compile("!\\[([^\\[\\]]{0,500}+)]\\(\\s{0,9}+<?(" + TARGET.replace("\\s", "\\n") + ")\\s{0,9}+\\)");
    private static final Pattern LINK =
            Pattern.compile("\\[((?:[^\\[\\]]|\\[[^\\[\\]]{0,500}+]){0,500}?)]\\(\\s{0,9}+<?(" + TARGET + ")>?" + TITLE
                    + "\\s{0,9}+\\)");
    private static final Pattern BARE = Pattern.compile("https?://[^\\s<>()\\[\\]\"'|]{1,2000}+");

    private MarkdownLinks() {}

    static String clean(String markdown) {
        if (markdown.indexOf('[') < 0) {
            return untracked(markdown);
        }
        String text = IMAGE.matcher(resolve(markdown)).replaceAll(MarkdownLinks::image);
        return untracked(LINK.matcher(text).replaceAll(MarkdownLinks::link));
    }

    /** Replaces references by what they refer to, and drops the definitions. */
    private static String resolve(String markdown) {
        Map<String, String> targets = new HashMap<>();
        Matcher definitions = DEFINITION.matcher(markdown);
        while (definitions.find()) {
            String target = definitions.group(2) == null ? "" : definitions.group(2);
            targets.putIfAbsent(label(definitions.group(1)), target);
        }
        if (targets.isEmpty()) {
            return markdown;
        }
        return REFERENCE.matcher(definitions.replaceAll("")).replaceAll(reference -> {
            String label = reference.group(2) == null || reference.group(2).isEmpty()
                    ? reference.group(1)
                    : reference.group(2);
            String target = targets.get(label(label));
            return Matcher.quoteReplacement(
                    target == null ? reference.group() : "[" + reference.group(1) + "](" + target + ")");
        });
    }

    private static String label(String text) {
        return text.strip().replaceAll("\\s++", " ").toLowerCase(Locale.ROOT);
    }

    private static String image(MatchResult image) {
        String alt = image.group(1).strip();
        String tex = Formula.of(alt, image.group(2), "");
        if (!tex.isEmpty()) {
            return Matcher.quoteReplacement("$" + tex + "$");
        }
        String label = alt.isEmpty() ? "[image]" : "[image: " + alt + "]";
        return Matcher.quoteReplacement(Link.BEACON.matcher(image.group(2)).find() ? "" : label);
    }

    private static String link(MatchResult link) {
        String target = Link.ofMarkdown(link.group(2));
        return Matcher.quoteReplacement(target.isEmpty() ? link.group(1) : "[" + link.group(1) + "](" + target + ")");
    }

    private static String untracked(String text) {
        return BARE.matcher(text).replaceAll(url -> Matcher.quoteReplacement(Link.untracked(url.group())));
    }
}
