package io.kaggleingest.document.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

import io.kaggleingest.document.text.CodeLanguage;
import io.kaggleingest.document.text.Fence;

/**
 * Blocks of HTML as Markdown: what a host wrote in Kaggle's editor, and whatever was pasted into it. Text is not
 * escaped, because a model reads it and no renderer does.
 */
public final class HtmlMarkdown {
    /** Elements that stand within a line, also where the parser takes them for blocks. */
    private static final Set<String> INLINE = Set.of(
            "a", "math", "br", "img", "video", "audio", "iframe", "embed", "object", "script", "del", "ins", "source");

    /** The link to a heading that stands beside it. */
    private static final Pattern ANCHOR = Pattern.compile("[#¶§\\s]*|🔗");

    private HtmlMarkdown() {}

    public static String of(String html) {
        return String.join("\n\n", blocks(parse(html)));
    }

    /** The body, with nothing in it that no reader sees. */
    static Element parse(String html) {
        Element body = Jsoup.parseBodyFragment(html, Link.HOME).body();
        HiddenHtml.removeFrom(body);
        return body;
    }

    /** Each block without blank lines around it; runs of inline content between blocks are paragraphs of their own. */
    static List<String> blocks(Element parent) {
        List<String> blocks = new ArrayList<>();
        List<Node> run = new ArrayList<>();
        for (Node child : parent.childNodes()) {
            if (child instanceof Element element && isBlock(element)) {
                add(blocks, HtmlInline.of(run));
                run.clear();
                block(element, blocks);
            } else {
                run.add(child);
            }
        }
        add(blocks, HtmlInline.of(run));
        return blocks;
    }

    static boolean isBlock(Element element) {
        // Editors also put paragraphs into <span> and <font>.
        return !INLINE.contains(element.normalName()) && element.stream().anyMatch(HtmlMarkdown::breaksLine);
    }

    private static boolean breaksLine(Element element) {
        String name = element.normalName();
        return name.equals("summary") || element.isBlock() && !INLINE.contains(name);
    }

    static void block(Element element, List<String> blocks) {
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> add(blocks, heading(element));
            case "ul", "ol" -> add(blocks, HtmlList.markdown(element, item -> String.join("\n", blocks(item))));
            case "table" -> HtmlTable.add(element, blocks);
            case "pre" -> add(blocks, code(element));
            case "blockquote" -> add(blocks, indent(String.join("\n\n", blocks(element)), "> ", "> "));
            case "hr" -> blocks.add("---");
            case "dt", "summary" -> add(blocks, bold(element));
            default -> blocks.addAll(blocks(element));
        }
    }

    private static String heading(Element heading) {
        heading.select("a[href^=#]").stream()
                .filter(anchor -> ANCHOR.matcher(anchor.text()).matches())
                .forEach(Element::remove);
        String title = HtmlInline.of(heading.childNodes()).replace('\n', ' ');
        return title.isEmpty() ? "" : "#".repeat(heading.normalName().charAt(1) - '0') + " " + title;
    }

    /** As one emphasised line, unless what is in it has emphasis or lines of its own. */
    private static String bold(Element element) {
        String text = HtmlInline.of(element.childNodes());
        return text.isEmpty() || text.contains("**") || text.contains("\n") ? text : "**" + text + "**";
    }

    private static String code(Element pre) {
        pre.select("br").forEach(br -> br.replaceWith(new TextNode("\n")));
        String text = pre.wholeText().replaceFirst("^\\n++", "").stripTrailing();
        return text.isEmpty() ? "" : Fence.around(text, language(pre));
    }

    /** The language by the class of the code, of its parent, or of a highlighter's frame around that. */
    private static String language(Element pre) {
        Element frame = pre.parent() == null ? pre : pre.parent();
        String around = frame.childrenSize() == 1 ? frame.className() : "";
        return CodeLanguage.of(pre.select("code").attr("class") + " " + pre.className() + " " + around);
    }

    /** Every line gets its prefix; blank lines stay blank where the prefix is only space. */
    static String indent(String text, String first, String others) {
        StringBuilder lines = new StringBuilder();
        String prefix = first;
        for (String line : text.split("\n", -1)) {
            lines.append(lines.isEmpty() ? "" : "\n").append((prefix + line).stripTrailing());
            prefix = others;
        }
        return lines.toString();
    }

    private static void add(List<String> blocks, String block) {
        if (!block.isBlank()) {
            blocks.add(block);
        }
    }
}
