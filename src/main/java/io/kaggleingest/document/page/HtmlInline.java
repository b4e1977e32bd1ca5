package io.kaggleingest.document.page;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

import io.kaggleingest.document.text.Fence;

/** A run of inline HTML as one paragraph of Markdown. */
final class HtmlInline {
    private static final Pattern BLANKS = Pattern.compile("[\\s\u00A0]++");
    private static final Pattern LINE_ENDS = Pattern.compile("(?<! ) *+\\n[ \\n]*+");

    private static final Pattern OPENING = Pattern.compile("(?<!\\\\)\\\\([(\\[])");
    private static final Pattern CLOSING = Pattern.compile("(?<!\\\\)\\\\([)\\]])");

    private final StringBuilder out = new StringBuilder();
    /** The emphasis in which this stands already: what is bold twice is bold. */
    private final Set<String> open;

    private HtmlInline(Set<String> open) {
        this.open = open;
    }

    static String of(List<? extends Node> nodes) {
        return unstripped(nodes).strip();
    }

    /** One element, with the blanks at its ends. */
    static String around(Element element) {
        return unstripped(List.of(element));
    }

    private static String unstripped(List<? extends Node> nodes) {
        return unstripped(nodes, Set.of());
    }

    private static String unstripped(List<? extends Node> nodes, Set<String> open) {
        HtmlInline inline = new HtmlInline(open);
        nodes.forEach(inline::add);
        return LINE_ENDS
                .matcher(inline.out.toString().replaceAll(" {2,}+", " "))
                .replaceAll("\n");
    }

    private void add(Node node) {
        if (node instanceof TextNode text) {
            out.append(math(BLANKS.matcher(text.getWholeText()).replaceAll(" ")));
        } else if (node instanceof Element element) {
            element(element);
        }
    }

    private void element(Element element) {
        List<Node> children = element.childNodes();
        switch (element.normalName()) {
            case "br" -> out.append('\n');
            case "strong", "b" -> wrap("**", children);
            case "em", "i" -> wrap("*", children);
            case "del", "s", "strike" -> wrap("~~", children);
            case "sup" -> out.append(script('^', of(children)));
            case "sub" -> out.append(script('_', of(children)));
            case "q" -> out.append('"').append(of(children)).append('"');
            case "code", "tt", "kbd", "samp" -> code(element.text());
            case "img" -> image(element);
            case "a" -> anchor(element);
            case "iframe", "video", "audio", "embed", "object" -> embedded(element);
            case "script" -> tex(element.data(), element.attr("type").contains("mode=display"));
            case "math" -> math(element);
            default -> inner(element);
        }
    }

    /** Blocks in the middle of a line do not join with what stands beside them. */
    private void inner(Element element) {
        String space = element.isBlock() ? " " : "";
        out.append(space);
        element.childNodes().forEach(this::add);
        out.append(space);
    }

    private void wrap(String mark, List<Node> children) {
        if (open.contains(mark)) {
            children.forEach(this::add);
            return;
        }
        Set<String> within = new HashSet<>(open);
        within.add(mark);
        String text = unstripped(children, within);
        // Emphasis does not reach over a line end, and blanks belong outside of it.
        within(text, text.isBlank() ? "" : mark + text.strip().replace("\n", mark + "\n" + mark) + mark);
    }

    /** The blanks around {@code text}, with something else between them. */
    private void within(String text, String instead) {
        boolean blank = text.isEmpty();
        out.append(!blank && Character.isWhitespace(text.charAt(0)) ? " " : "");
        out.append(instead);
        out.append(!blank && Character.isWhitespace(text.charAt(text.length() - 1)) ? " " : "");
    }

    private void code(String text) {
        if (!text.isBlank()) {
            out.append(Fence.inline(text));
        }
    }

    private void image(Element image) {
        String tex = Formula.of(image.attr("alt"), image.attr("src"), image.className());
        String alt = BLANKS.matcher(image.attr("alt")).replaceAll(" ").strip();
        out.append(!tex.isEmpty() ? "$" + tex + "$" : alt.isEmpty() ? "[image]" : "[image: " + alt + "]");
    }

    private void anchor(Element anchor) {
        String text = unstripped(anchor.childNodes(), open);
        String inPage = anchor.attr("href").strip();
        within(text, inPage.startsWith("#") ? text.strip() : link(text.strip(), anchor.absUrl("href")));
    }

    private void embedded(Element element) {
        Element source =
                element.hasAttr("src") || element.hasAttr("data") ? element : element.selectFirst("source[src]");
        String target = source == null ? "" : source.absUrl(source.hasAttr("src") ? "src" : "data");
        String title = element.attr("title").strip();
        String name =
                element.normalName().equals("object") || element.normalName().equals("embed")
                        ? "object"
                        : element.normalName();
        if (!Link.of(target).isEmpty()) {
            String link = link("embedded " + name + (title.isEmpty() ? "" : ": " + title), target);
            out.append(' ').append(link).append(' ');
        }
    }

    private static String link(String text, String absolute) {
        String target = Link.of(absolute);
        if (target.isEmpty()) {
            return text;
        }
        boolean bare = text.isEmpty() || text.equals(target) || text.equals(absolute);
        return bare ? "<" + target + ">" : "[" + text.replace('\n', ' ') + "](" + target + ")";
    }

    private void math(Element math) {
        Element tex = math.selectFirst("annotation[encoding*=tex]");
        if (tex != null) {
            tex(tex.text(), math.attr("display").equals("block"));
        } else {
            out.append(math.hasAttr("alttext") ? "$" + math.attr("alttext") + "$" : Formula.ofMathMl(math));
        }
    }

    private void tex(String source, boolean display) {
        String mark = display ? "$$" : "$";
        out.append(mark).append(source.strip()).append(mark);
    }

    /** But not a line break of TeX, {@code \\\\[4pt]}. */
    private static String math(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        String formula = OPENING.matcher(text).replaceAll(mark -> mark.group(1).equals("(") ? "\\$" : "\\$\\$");
        return CLOSING.matcher(formula).replaceAll(mark -> mark.group(1).equals(")") ? "\\$" : "\\$\\$");
    }

    /** As in plain mathematics, {@code x^2} and {@code x_(i+1)}; words that are only set small stay words. */
    private static String script(char mark, String text) {
        if (text.matches("[A-Za-z0-9]{0,8}")) {
            return text.isEmpty() ? "" : mark + text;
        }
        return text.contains(" ") ? text : mark + "(" + text + ")";
    }
}
