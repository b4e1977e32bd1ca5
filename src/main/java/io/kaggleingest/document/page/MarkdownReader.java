package io.kaggleingest.document.page;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.text.Markdown;
import io.kaggleingest.document.text.Sanitizer;

/** Text that people wrote, in HTML or Markdown, as clean Markdown. */
public final class MarkdownReader {
    private static final Pattern ANCHOR = Pattern.compile("(?m)^(#{1,6} [^\\n{]{0,500}+)\\{#[\\w-]{1,100}+}[ \\t]*+$");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n{3,}");
    private static final Pattern TRAILING = Pattern.compile("(?m)(?<![\\t\\p{Zs}])[\\t\\p{Zs}]++$");

    private MarkdownReader() {}

    public static String of(@Nullable String content, @Nullable String mimeType) {
        if (content == null || content.isBlank()) {
            return "";
        }
        return isHtml(content, mimeType)
                ? Sanitizer.text(HtmlMarkdown.of(content)).strip()
                : markdown(content);
    }

    /** Markdown as it came, but for its HTML, which becomes Markdown, and for what only a browser wants. */
    public static String markdown(String content) {
        MarkdownCode code = MarkdownCode.of(Sanitizer.text(content));
        String text = MarkdownLinks.clean(HtmlInMarkdown.clean(code.text()));
        text = ANCHOR.matcher(text).replaceAll("$1");
        text = TRAILING.matcher(text).replaceAll("");
        text = code.restore(BLANK_LINES.matcher(text).replaceAll("\n\n"));
        // An entity may have stood for a character that has no place in a document.
        return Markdown.close(Sanitizer.text(text).strip());
    }

    private static boolean isHtml(String content, @Nullable String mimeType) {
        String type = mimeType == null ? "" : mimeType.toLowerCase(Locale.ROOT);
        if (type.startsWith("text/html")) {
            return true;
        }
        if (type.startsWith("text/markdown") || type.startsWith("text/plain")) {
            return false;
        }
        return UntypedPage.isHtml(content);
    }
}
