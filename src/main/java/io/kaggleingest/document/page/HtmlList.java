package io.kaggleingest.document.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** An HTML list as a list of Markdown, with the text that stands in it beside its items. */
final class HtmlList {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

    private final Function<Element, String> content;
    private final boolean numbered;
    private final List<String> blocks = new ArrayList<>();
    private final List<String> items = new ArrayList<>();
    private final List<Node> beside = new ArrayList<>();
    private int number;

    private HtmlList(Element list, Function<Element, String> content) {
        this.content = content;
        this.numbered = list.normalName().equals("ol");
        this.number = number(list.attr("start"), 1);
        add(list);
        endRun();
        endItems();
    }

    /** @param content what stands in an item */
    static String markdown(Element list, Function<Element, String> content) {
        return String.join("\n\n", new HtmlList(list, content).blocks);
    }

    private void add(Element list) {
        for (Node child : list.childNodes()) {
            if (!(child instanceof Element element) || !isPart(element)) {
                beside.add(child);
                continue;
            }
            endRun();
            switch (element.normalName()) {
                case "li" -> item(element);
                // A list directly inside a list is what old editors made of an indented item.
                case "ul", "ol" -> appendNested(element);
                default -> part(element);
            }
        }
    }

    private static boolean isPart(Element element) {
        return element.normalName().equals("li") || HtmlMarkdown.isBlock(element);
    }

    private void item(Element item) {
        String text = content.apply(item);
        if (!text.isEmpty()) {
            number = number(item.attr("value"), number);
            String bullet = numbered ? number++ + ". " : "- ";
            items.add(HtmlMarkdown.indent(text, bullet, under(bullet)));
        }
    }

    private void appendNested(Element list) {
        String text = markdown(list, content);
        if (!text.isEmpty()) {
            String under = under(numbered ? number + ". " : "- ");
            items.add(HtmlMarkdown.indent(text, under, under));
        }
    }

    private static String under(String bullet) {
        return " ".repeat(bullet.length());
    }

    /** A frame around items, or a paragraph that somebody put between them. */
    private void part(Element element) {
        if (element.selectFirst("> li") != null) {
            add(element);
            endRun();
        } else {
            String text = content.apply(element);
            if (!text.isEmpty()) {
                endItems();
                blocks.add(text);
            }
        }
    }

    private void endRun() {
        String text = HtmlInline.of(beside);
        beside.clear();
        if (!text.isEmpty()) {
            endItems();
            blocks.add(text);
        }
    }

    private void endItems() {
        if (!items.isEmpty()) {
            blocks.add(String.join("\n", items));
            items.clear();
        }
    }

    private static int number(String value, int otherwise) {
        return NUMBER.matcher(value).matches() ? Integer.parseInt(value) : otherwise;
    }
}
