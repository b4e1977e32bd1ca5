package io.kaggleingest.context;

import java.util.regex.Pattern;

/** Text that people wrote, in HTML or Markdown, as clean Markdown. */
final class Prose {
    private static final Pattern HTML = Pattern.compile(
            "(?i)</(?:p|div|h[1-6]|ul|ol|li|table|blockquote|strong|a|span|code|pre|em|b)>|<br\\s*/?>|<p>");
    private static final Pattern MARKDOWN_MARKS = Pattern.compile("(?m)^(?:#{1,6} |```|[*-] |\\d+\\. )");
    private static final Pattern DROPPED =
            Pattern.compile("(?is)<(script|style)\\b[^>]{0,2000}>.{0,200000}?</\\1\\s{0,5}>|<!--.{0,200000}?-->");
    private static final Pattern IMAGE = Pattern.compile("!\\[([^\\]\\n]{0,500})]\\([^)\\n]{0,4000}\\)");
    private static final Pattern IMAGE_TAG = Pattern.compile("(?i)<img\\b[^>]{0,4000}>");
    private static final Pattern ALT = Pattern.compile("(?i)\\balt\\s{0,3}=\\s{0,3}[\"']([^\"']{1,500})[\"']");
    private static final Pattern ROOTED_LINK = Pattern.compile("(\\]\\()/(?=[^/\\s)])");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n(?:[ \\t]*\\n){2,}");
    private static final Pattern TRAILING = Pattern.compile("(?m)[ \\t]+$");

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
        String text = DROPPED.matcher(Cleaning.text(content)).replaceAll("");
        text = IMAGE.matcher(text).replaceAll(found -> image(found.group(1)));
        text = IMAGE_TAG.matcher(text).replaceAll(found -> {
            var alt = ALT.matcher(found.group());
            return image(alt.find() ? alt.group(1) : "");
        });
        text = ROOTED_LINK.matcher(text).replaceAll("$1https://www.kaggle.com/");
        text = TRAILING.matcher(text).replaceAll("");
        return BLANK_LINES.matcher(text).replaceAll("\n\n").strip();
    }

    private static String image(String alt) {
        String named = alt.isBlank() ? "[image]" : "[image: " + alt.strip() + "]";
        return java.util.regex.Matcher.quoteReplacement(named);
    }

    private static boolean isHtml(String content, String mimeType) {
        String type = mimeType == null ? "" : mimeType.toLowerCase(java.util.Locale.ROOT);
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
