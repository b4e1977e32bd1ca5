package io.kaggleingest.context;

import java.util.List;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** A run of inline HTML as one paragraph of Markdown. */
final class HtmlInline {
    private final StringBuilder out = new StringBuilder();

    private HtmlInline() {}

    static String of(List<Node> nodes) {
        HtmlInline inline = new HtmlInline();
        nodes.forEach(inline::add);
        return inline.out
                .toString()
                .replaceAll(" {2,}", " ")
                .replaceAll(" *\\n *", "\n")
                .replaceAll("\\n{2,}", "\n")
                .strip();
    }

    private void add(Node node) {
        if (node instanceof TextNode text) {
            out.append(math(text.getWholeText().replaceAll("[\\s\u00A0]+", " ")));
        } else if (node instanceof Element element) {
            element(element);
        }
    }

    private void element(Element element) {
        List<Node> children = element.childNodes();
        switch (element.normalName()) {
            case "br" -> out.append('\n');
            case "strong", "b" -> wrapped("**", children);
            case "em", "i" -> wrapped("*", children);
            case "del", "s", "strike" -> wrapped("~~", children);
            case "sup" -> out.append("^(").append(of(children)).append(')');
            case "sub" -> out.append("_(").append(of(children)).append(')');
            case "code", "tt", "kbd", "samp" -> code(element.text());
            case "img" -> image(element);
            case "a" -> link(element, of(children));
            case "iframe", "video" -> link(element, "embedded " + element.normalName());
            case "script" -> tex(element.data(), element.attr("type").contains("mode=display"));
            case "math" -> math(element);
            default -> children.forEach(this::add);
        }
    }

    private void wrapped(String mark, List<Node> children) {
        String text = of(children);
        if (!text.isEmpty()) {
            // Emphasis does not reach over a line end, and blanks belong outside of it.
            out.append(mark).append(text.replace("\n", mark + "\n" + mark)).append(mark);
        }
    }

    private void code(String text) {
        if (!text.isBlank()) {
            String mark = "`".repeat(Fence.longestRun(text) + 1);
            String space = text.startsWith("`") || text.endsWith("`") ? " " : "";
            out.append(mark).append(space).append(text).append(space).append(mark);
        }
    }

    private void image(Element image) {
        String alt = image.attr("alt").strip();
        out.append(alt.isEmpty() ? "[image]" : "[image: " + alt + "]");
    }

    private void link(Element element, String text) {
        String target = element.absUrl(element.hasAttr("href") ? "href" : "src");
        if (!target.matches("(?i)(?:https?|mailto):.*")) {
            out.append(element.hasAttr("href") || element.normalName().equals("a") ? text : "");
        } else if (text.isEmpty() || text.equals(target)) {
            out.append('<').append(target).append('>');
        } else {
            out.append('[')
                    .append(text.replace('\n', ' '))
                    .append("](")
                    .append(target)
                    .append(')');
        }
    }

    /** MathML without TeX is unreadable as text, but text it is. */
    private void math(Element math) {
        Element tex = math.selectFirst("annotation[encoding*=tex]");
        if (tex != null) {
            tex(tex.text(), math.attr("display").equals("block"));
        } else {
            out.append(math.text());
        }
    }

    private void tex(String source, boolean display) {
        String mark = display ? "$$" : "$";
        out.append(mark).append(source.strip()).append(mark);
    }

    private static String math(String text) {
        return text.replace("\\(", "$").replace("\\)", "$").replace("\\[", "$$").replace("\\]", "$$");
    }
}
