package io.kaggleingest.document.page;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** What a page holds and no reader of it sees: scripts, styles, trackers, and text that is hidden by its style. */
final class HiddenHtml {
    private static final String NOISE =
            "script:not([type^=math/tex]), style, noscript, template, head, svg, link, meta,"
                    + " input, select, textarea, dialog:not([open]), pre button, .MathJax_Preview, .MathJax_CHTML,"
                    + " .MathJax_SVG, .MathJax:not(mjx-container), .MathJax_Display, .MJX_Assistive_MathML, mjx-math,"
                    + " .katex:has(math) .katex-html, .mwe-math-element:has(math) img, [hidden]:not(:has(math)),"
                    + " [aria-hidden=true]:not(:has(math)):not(.katex-html):not(img)";

    private static final Pattern TINY = Pattern.compile("[01](?:px)?");

    private HiddenHtml() {}

    static void removeFrom(Element page) {
        page.select("li input[type=checkbox]")
                .forEach(box -> box.before("[" + (box.hasAttr("checked") ? "x" : " ") + "] "));
        // Hidden from screen readers only; a picture there is read by its description.
        page.select("img[aria-hidden=true]").stream()
                .filter(image -> !Formula.isIn(image))
                .forEach(Node::remove);
        page.select(NOISE).remove();
        page.select("img, iframe").forEach(HiddenHtml::removeTracker);
        page.select("[style], font[color]").forEach(HiddenHtml::removeHidden);
    }

    private static void removeTracker(Element element) {
        Style style = Style.of(element);
        boolean tiny = TINY.matcher(element.attr("width")).matches()
                || TINY.matcher(element.attr("height")).matches()
                || TINY.matcher(style.value("width")).matches()
                || TINY.matcher(style.value("height")).matches();
        if (tiny || Link.BEACON.matcher(element.absUrl("src")).find()) {
            element.remove();
        }
    }

    private static void removeHidden(Element element) {
        // Formulas are hidden in favour of a picture of them.
        if (element.selectFirst("math") != null) {
            return;
        }
        Style style = Style.of(element);
        if (style.hidesAll()) {
            element.remove();
        } else if (style.hidesWords()) {
            removeWords(element, style::isOvercomeBy);
        } else if (isInItsBackground(element, style)) {
            removeWords(element, Style::hasVisibleColour);
        }
    }

    /** The words of the element that its style hides; those are left out that show again by a style of their own. */
    private static void removeWords(Element element, Predicate<Style> shows) {
        for (Node child : List.copyOf(element.childNodes())) {
            if (child instanceof TextNode) {
                child.remove();
            } else if (child instanceof Element inner && !shows.test(Style.of(inner))) {
                removeWords(inner, shows);
            }
        }
        if (element.childNodeSize() == 0) {
            element.remove();
        }
    }

    private static boolean isInItsBackground(Element element, Style style) {
        String colour = style.colour(element);
        return !colour.isEmpty() && !style.isCutFromItsBackground() && colour.equals(background(element));
    }

    /** The nearest that is stated; empty if none is. */
    private static String background(Element element) {
        for (Element around = element; around != null; around = around.parent()) {
            String colour = Style.of(around).background(around);
            if (!colour.isEmpty()) {
                return colour;
            }
        }
        return "";
    }
}
