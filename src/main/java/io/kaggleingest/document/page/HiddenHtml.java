package io.kaggleingest.document.page;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;

/** What a page holds and no reader of it sees: scripts, styles, trackers, and text that is hidden by its style. */
final class HiddenHtml {
    private static final String NOISE =
            "script:not([type^=math/tex]), style, noscript, template, head, svg, link, meta,"
                    + " input, button, select, textarea, .MathJax_Preview, .MathJax_CHTML, .MathJax_SVG,"
                    + " .MathJax:not(mjx-container), .MathJax_Display, .MJX_Assistive_MathML, mjx-math,"
                    + " .katex:has(math) .katex-html, .mwe-math-element:has(math) img, [hidden]:not(:has(math)),"
                    + " [aria-hidden=true]:not(:has(math)):not(.katex-html)";

    /** Of a style without blanks, with a semicolon before each declaration. */
    private static final Pattern HIDDEN = Pattern.compile(";(?:display:none|visibility:(?:hidden|collapse)"
            + "|opacity:0*(?:\\.0*)?%?(?=[;!])|font-size:0*(?:\\.0*)?(?:px|pt|r?em|%|vw)?(?=[;!])"
            + "|text-indent:-\\d{3,}|(?:left|top|right|bottom|margin-left|margin-top):-\\d{3,}"
            + "|clip:rect\\(0|clip-path:inset\\((?:50|100)%|transform:scale\\(0\\)|color:transparent)");

    private static final Pattern COLOUR = Pattern.compile(";color:([^;!]{1,40})");
    private static final Pattern BACKGROUND = Pattern.compile(";background(?:-color)?:([^;!]{1,40})");
    private static final Pattern RGB = Pattern.compile("rgba?\\((\\d{1,3}),(\\d{1,3}),(\\d{1,3})(?:,[\\d.]{1,5})?\\)");
    private static final Pattern TINY = Pattern.compile(";(?:width|height):[01](?:px)?(?=[;!])");

    private HiddenHtml() {}

    static void removeFrom(Element page) {
        page.select("li input[type=checkbox]")
                .forEach(box -> box.before("[" + (box.hasAttr("checked") ? "x" : " ") + "] "));
        page.select(NOISE).remove();
        page.select("img, iframe").forEach(HiddenHtml::removeTracker);
        page.select("[style], font[color]").forEach(HiddenHtml::removeHidden);
    }

    private static void removeTracker(Element element) {
        boolean tiny = element.attr("width").matches("[01](?:px)?")
                || element.attr("height").matches("[01](?:px)?")
                || TINY.matcher(style(element)).find();
        if (tiny || Link.BEACON.matcher(element.absUrl("src")).find()) {
            element.remove();
        }
    }

    private static void removeHidden(Element element) {
        // Formulas are hidden in favour of a picture of them.
        boolean hidden = HIDDEN.matcher(style(element)).find() || isInItsBackground(element);
        if (hidden && element.selectFirst("math") == null) {
            element.remove();
        }
    }

    private static boolean isInItsBackground(Element element) {
        String colour = colour(found(COLOUR, style(element), element.attr("color")));
        return !colour.isEmpty() && colour.equals(background(element));
    }

    /** The nearest that is stated; empty if none is. */
    private static String background(Element element) {
        for (Element around = element; around != null; around = around.parent()) {
            String stated = found(BACKGROUND, style(around), around.attr("bgcolor"));
            if (!stated.isEmpty()) {
                return colour(stated);
            }
        }
        return "";
    }

    private static String found(Pattern pattern, String style, String attribute) {
        Matcher matcher = pattern.matcher(style);
        return matcher.find() ? matcher.group(1) : attribute.strip().toLowerCase(Locale.ROOT);
    }

    private static String colour(String stated) {
        Matcher rgb = RGB.matcher(stated);
        if (rgb.matches()) {
            return String.format(
                    "#%02x%02x%02x",
                    Integer.parseInt(rgb.group(1)), Integer.parseInt(rgb.group(2)), Integer.parseInt(rgb.group(3)));
        }
        return switch (stated) {
            case "white" -> "#ffffff";
            case "black" -> "#000000";
            default -> stated.matches("#[0-9a-f]{3}") ? stated.replaceAll("[0-9a-f]", "$0$0") : stated;
        };
    }

    private static String style(Element element) {
        String style = element.attr("style");
        return style.isEmpty() ? "" : ";" + style.replaceAll("\\s", "").toLowerCase(Locale.ROOT) + ";";
    }
}
