package io.kaggleingest.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Blocks of HTML as Markdown: what a host wrote in Kaggle's editor, and whatever was pasted into it. Text is not
 * escaped, because a model reads it and no renderer does.
 */
final class HtmlMarkdown {
    private static final String BASE = "https://www.kaggle.com/";
    private static final String NOISE = "script:not([type^=math/tex]), style, noscript, template, head, svg, "
            + "object, embed, form, input, button, select, textarea, .MathJax, .MathJax_Preview, .katex-html";
    private static final String BLOCKS = "p, div, ul, ol, table, pre, blockquote, h1, h2, h3, h4, h5, h6";
    private static final Set<String> INLINE = Set.of("a", "math", "br", "img", "video", "iframe", "script");

    private HtmlMarkdown() {}

    static String of(String html) {
        Document document = Jsoup.parseBodyFragment(html, BASE);
        document.select(NOISE).remove();
        return String.join("\n\n", blocks(document.body()));
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

    private static boolean isBlock(Element element) {
        if (INLINE.contains(element.normalName())) {
            return false;
        }
        // Editors also put paragraphs into <span> and <font>.
        return element.isBlock() || element.selectFirst(BLOCKS) != null;
    }

    private static void block(Element element, List<String> blocks) {
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                String title = HtmlInline.of(element.childNodes()).replace('\n', ' ');
                add(
                        blocks,
                        title.isEmpty() ? "" : "#".repeat(element.normalName().charAt(1) - '0') + " " + title);
            }
            case "ul", "ol" -> add(blocks, list(element));
            case "table" -> HtmlTable.add(element, blocks);
            case "pre" -> add(blocks, code(element));
            case "blockquote" -> add(blocks, indent(String.join("\n\n", blocks(element)), "> ", "> "));
            case "hr" -> blocks.add("---");
            case "dt" -> add(blocks, "**" + HtmlInline.of(element.childNodes()) + "**");
            default -> blocks.addAll(blocks(element));
        }
    }

    private static String list(Element list) {
        boolean numbered = list.normalName().equals("ol");
        int number = numbered ? start(list) : 0;
        List<String> items = new ArrayList<>();
        for (Element item : list.children()) {
            // A list directly inside a list is what old editors made of an indented item.
            boolean nested = item.normalName().equals("ul") || item.normalName().equals("ol");
            String text = nested ? list(item) : String.join("\n", blocks(item));
            if (text.isEmpty()) {
                continue;
            }
            String bullet = numbered ? number++ + ". " : "- ";
            String under = " ".repeat(bullet.length());
            items.add(indent(text, nested ? under : bullet, under));
        }
        return String.join("\n", items);
    }

    private static int start(Element list) {
        String start = list.attr("start");
        return start.matches("[0-9]{1,6}") ? Integer.parseInt(start) : 1;
    }

    private static String code(Element pre) {
        pre.select("br").forEach(br -> br.replaceWith(new TextNode("\n")));
        String text = pre.wholeText().replaceFirst("^\\n+", "").stripTrailing();
        return text.isEmpty() ? "" : Fence.around(text, language(pre));
    }

    private static String language(Element pre) {
        String classes = pre.className() + " " + pre.select("code").attr("class");
        for (String name : classes.split("\\s+")) {
            if (name.matches("(?:language|lang)-[A-Za-z0-9+#]{1,20}")) {
                return name.substring(name.indexOf('-') + 1);
            }
        }
        return "";
    }

    /** Every line gets its prefix; blank lines stay blank where the prefix is only space. */
    static String indent(String text, String first, String rest) {
        StringBuilder indented = new StringBuilder();
        String prefix = first;
        for (String line : text.split("\n", -1)) {
            indented.append(indented.isEmpty() ? "" : "\n").append((prefix + line).stripTrailing());
            prefix = rest;
        }
        return indented.toString();
    }

    private static void add(List<String> blocks, String block) {
        if (!block.isBlank()) {
            blocks.add(block);
        }
    }
}
