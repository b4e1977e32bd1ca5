package io.kaggleingest.document.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Tag;

/** The HTML in a Markdown text as Markdown; the text around it keeps its lines. */
final class HtmlInMarkdown {
    private static final Pattern TAG =
            Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9-]{0,30})(?=[\\s/>])([^<>]{0,4000}+>)?");
    private static final Pattern FLAG =
            Pattern.compile("(?i)(?:hidden|open|checked|disabled|controls|nowrap|reversed)");
    private static final Pattern AMPERSAND = Pattern.compile("&(?!#?[A-Za-z0-9]{1,31};)");
    /** Lines that HTML would join although they are a paragraph's end, a list, a table, a heading or a quotation. */
    private static final Pattern MARKDOWN = Pattern.compile("\\n[ \\t]*+(?:\\n|[-*+|>][ \\t]|#{1,6} |[0-9]{1,9}[.)] )");

    /** Where a line has only begun: nothing on it, or the mark of a quotation, a list or a task. */
    private static final Pattern BEGUN =
            Pattern.compile("(?:[ \\t>]|#{1,6} |[-*+] |[0-9]{1,9}[.)] |\\[[ xX]] ){0,40}+");

    /** They need no end. */
    private static final Set<String> LONE = Set.of("p", "li", "tr", "td", "th", "dt", "dd", "br", "hr", "wbr");

    /** They hold no tags, so that one without an end would take all that follows. */
    private static final Set<String> RAW = Set.of(
            "script", "style", "title", "textarea", "iframe", "noscript", "xmp", "noembed", "noframes", "plaintext");

    private static final Set<String> FORMULA =
            Set.of("mrow", "mfrac", "msub", "msubsup", "mstyle", "semantics", "annotation");
    private static final Set<String> WHOLE =
            Set.of("table", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "summary", "dt");
    private static final Set<String> LISTS = Set.of("ul", "ol", "dl", "blockquote");
    private static final Set<String> SHELLS =
            Set.of("span", "font", "u", "small", "big", "label", "abbr", "mark", "ins");
    private static final Set<String> EMPHASIS =
            Set.of("b", "strong", "i", "em", "del", "s", "strike", "sup", "sub", "q");

    private final StringBuilder out = new StringBuilder();
    private int lineStart;

    private HtmlInMarkdown() {}

    static String clean(String markdown) {
        if (markdown.indexOf('<') < 0 && markdown.indexOf('&') < 0) {
            return markdown;
        }
        return of(HtmlMarkdown.parse(escape(TagRepair.of(markdown))));
    }

    private static String of(Element parent) {
        HtmlInMarkdown cleaned = new HtmlInMarkdown();
        parent.childNodes().forEach(cleaned::add);
        return cleaned.out.toString();
    }

    /** So that a parser finds no tags but those that are meant as tags: {@code a <b} and {@code <id>} are text. */
    private static String escape(String markdown) {
        String text = AMPERSAND.matcher(markdown).replaceAll("&amp;");
        Map<String, Integer> ends = new HashMap<>();
        for (Matcher tag = TAG.matcher(text); tag.find(); ) {
            if (!tag.group(1).isEmpty()) {
                ends.put(name(tag), tag.start());
            }
        }
        int lastCommentEnd = text.lastIndexOf("-->");
        StringBuilder result = new StringBuilder();
        Matcher tag = TAG.matcher(text);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean comment = c == '<' && text.startsWith("!--", at + 1) && at < lastCommentEnd;
            boolean meant = c != '<' || comment || tag.region(at, text.length()).lookingAt() && isMeant(tag, ends);
            result.append(meant ? String.valueOf(c) : "&lt;");
        }
        return result.toString();
    }

    private static boolean isMeant(Matcher tag, Map<String, Integer> ends) {
        String name = name(tag);
        if (tag.group(3) == null || !Tag.isKnownTag(name) && !FORMULA.contains(name)) {
            return false;
        }
        String attributes = tag.group(3).substring(0, tag.group(3).length() - 1).strip();
        boolean described = attributes.contains("=");
        boolean bare = attributes.isEmpty()
                || attributes.equals("/")
                || FLAG.matcher(attributes).matches();
        return described && !RAW.contains(name)
                || (described || bare) && (ends.getOrDefault(name, -1) >= tag.start() || LONE.contains(name));
    }

    private static String name(Matcher tag) {
        return tag.group(2).toLowerCase(Locale.ROOT);
    }

    private void add(Node node) {
        if (node instanceof TextNode text) {
            append(text.getWholeText().replace('\u00A0', ' '));
        } else if (node instanceof Element element) {
            element(element);
        }
    }

    private void element(Element element) {
        String name = element.normalName();
        if (name.equals("br")) {
            lineEnd(element);
        } else if (WHOLE.contains(name) || LISTS.contains(name) && !holdsMarkdown(element)) {
            List<String> blocks = new ArrayList<>();
            HtmlMarkdown.block(element, blocks);
            block(String.join("\n\n", blocks));
        } else if (name.equals("ul") || name.equals("ol")) {
            separate(() ->
                    append(HtmlList.markdown(element, item -> of(item).strip().replaceAll("\n{3,}+", "\n\n"))));
        } else if (HtmlMarkdown.isBlock(element)) {
            separate(() -> element.childNodes().forEach(this::add));
        } else if (SHELLS.contains(name) || EMPHASIS.contains(name) && isLong(element)) {
            element.childNodes().forEach(this::add);
        } else {
            append(HtmlInline.around(element));
        }
    }

    /** In one line within a row, else as deep as the item or the quotation that it stands in. */
    private void block(String markdown) {
        if (isRow()) {
            separate(() -> append(MarkdownLine.of(markdown)));
        } else {
            String line = out.substring(lineStart);
            String under = BEGUN.matcher(line).matches() ? line.replaceAll("[^>]", " ") : "";
            separate(() -> append(HtmlMarkdown.indent(markdown, "", under)));
        }
    }

    private static boolean holdsMarkdown(Element element) {
        return element.selectStream("*")
                .flatMap(inner -> inner.textNodes().stream())
                .anyMatch(text -> MARKDOWN.matcher(text.getWholeText().strip()).find());
    }

    /** Inline HTML over several lines: its end is missing, or it holds more than a phrase. */
    private static boolean isLong(Element element) {
        return element.wholeText().strip().contains("\n");
    }

    private void lineEnd(Element br) {
        boolean ends =
                br.nextSibling() instanceof TextNode next && next.getWholeText().startsWith("\n");
        if (isRow()) {
            append(" ");
        } else if (!ends) {
            append("\n");
        }
    }

    /** In paragraphs of its own, where the line that it stands in allows it. */
    private void separate(Runnable content) {
        boolean row = isRow();
        boolean begun = BEGUN.matcher(out).region(lineStart, out.length()).matches();
        append(row ? " " : begun ? "" : "\n\n");
        content.run();
        append(row ? " " : "\n\n");
    }

    private boolean isRow() {
        return lineStart < out.length() && out.charAt(lineStart) == '|';
    }

    private void append(String text) {
        int newline = text.lastIndexOf('\n');
        lineStart = newline < 0 ? lineStart : out.length() + newline + 1;
        out.append(text);
    }
}
