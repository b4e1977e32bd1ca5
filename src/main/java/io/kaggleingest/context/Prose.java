package io.kaggleingest.context;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that people wrote, in HTML or Markdown, as clean Markdown. */
final class Prose {
    private static final Pattern HTML = Pattern.compile(
            "(?i)</(?:p|div|h[1-6]|ul|ol|li|table|blockquote|strong|a|span|code|pre|em|b)>|<br\\s*/?>|<p>");
    private static final Pattern MARKDOWN_MARKS = Pattern.compile("(?m)^(?:#{1,6} |```|[*-] |\\d+\\. )");
    private static final Pattern IMAGE = Pattern.compile("!\\[([^\\]\\n]{0,500})]\\([^)\\n]{0,4000}\\)");
    private static final Pattern IMAGE_TAG = Pattern.compile("(?i)<img\\b[^>]{0,1000}>");
    private static final Pattern ALT = Pattern.compile("(?i)\\balt\\s{0,3}=\\s{0,3}[\"']([^\"']{1,500})[\"']");
    private static final Pattern ROOTED_LINK = Pattern.compile("(\\]\\()/(?=[^/\\s)])");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n{3,}");
    private static final Pattern TRAILING = Pattern.compile("(?m)(?<![ \\t])[ \\t]++$");

    private Prose() {}

    static String of(String content, String mimeType) {
        if (content == null || content.isBlank()) {
            return "";
        }
        return isHtml(content, mimeType)
                ? Cleaning.text(HtmlMarkdown.of(content)).strip()
                : markdown(content);
    }

    /** Markdown as it came, without what only a browser wants. */
    static String markdown(String content) {
        String text = without(Cleaning.text(content), "<!--", "-->");
        text = without(text, "<script", "</script>");
        text = without(text, "<style", "</style>");
        text = IMAGE.matcher(text).replaceAll(found -> image(found.group(1)));
        text = IMAGE_TAG.matcher(text).replaceAll(found -> {
            Matcher alt = ALT.matcher(found.group());
            return image(alt.find() ? alt.group(1) : "");
        });
        text = ROOTED_LINK.matcher(text).replaceAll("$1https://www.kaggle.com/");
        text = TRAILING.matcher(text).replaceAll("");
        return BLANK_LINES.matcher(text).replaceAll("\n\n").strip();
    }

    /** Cut out from {@code open} to {@code close}; one that never closes stays. Linear, unlike a pattern. */
    private static String without(String text, String open, String close) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() != text.length()) {
            return text;
        }
        StringBuilder rest = new StringBuilder();
        int from = 0;
        int start = lower.indexOf(open);
        while (start >= 0) {
            int end = lower.indexOf(close, start);
            if (end < 0) {
                break;
            }
            rest.append(text, from, start);
            from = end + close.length();
            start = lower.indexOf(open, from);
        }
        return rest.append(text, from, text.length()).toString();
    }

    private static String image(String alt) {
        String named = alt.isBlank() ? "[image]" : "[image: " + alt.strip() + "]";
        return Matcher.quoteReplacement(named);
    }

    private static boolean isHtml(String content, String mimeType) {
        String type = mimeType == null ? "" : mimeType.toLowerCase(Locale.ROOT);
        if (type.startsWith("text/html")) {
            return true;
        }
        if (type.startsWith("text/markdown") || type.startsWith("text/plain")) {
            return false;
        }
        // Markdown may hold a few tags, HTML hardly ever starts a line like Markdown.
        return HTML.matcher(content).find()
                && (content.stripLeading().startsWith("<")
                        || !MARKDOWN_MARKS.matcher(content).find());
    }
}
