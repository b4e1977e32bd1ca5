package io.kaggleingest.document.page;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;

/**
 * What an element's own style says of whether a reader sees it.
 *
 * @param declarations by name, without blanks, in small letters; of several the last one counts
 */
record Style(Map<String, String> declarations) {
    private static final Style NONE = new Style(Map.of());
    private static final int DECLARATIONS = 100;

    private static final Pattern ZERO = Pattern.compile("0*(?:\\.0*)?(?:px|pt|r?em|%|vw|vh)?");
    private static final Pattern AWAY = Pattern.compile("-(\\d{1,9})(?:\\.\\d{0,9})?(px|pt|r?em|vw|vh)?");
    private static final Pattern RGB =
            Pattern.compile("rgba?\\((\\d{1,3}),(\\d{1,3}),(\\d{1,3})(?:[,/]([\\d.]{1,9}%?))?\\)");
    /** A slash before the opacity. */
    private static final Pattern CLEAR = Pattern.compile("(?:rgb|hsl)a?\\([^()/]{1,60}/0*(?:\\.0*)?%?\\)");

    private static final Pattern SIZE = Pattern.compile(
            "(?:[\\d.]{1,9}(?:px|pt|rem|vw|vh|pc|cm|mm|in)" + "|(?:xx?-)?small|medium|(?:xx?x?-)?large)");
    private static final Pattern OFF_SCREEN =
            Pattern.compile("left|top|right|bottom|margin-left|margin-top|text-indent");

    /** Pixels; an element that is moved by less is still on the screen. */
    private static final int FAR = 900;

    static Style of(Element element) {
        String style = element.attr("style");
        if (style.isEmpty()) {
            return NONE;
        }
        Map<String, String> declarations = new HashMap<>();
        for (String declaration :
                style.replaceAll("\\s", "").toLowerCase(Locale.ROOT).split(";", DECLARATIONS)) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                String value = declaration.substring(colon + 1).replaceFirst("!.*+$", "");
                declarations.put(declaration.substring(0, colon), value);
            }
        }
        return new Style(declarations);
    }

    /** Empty if it is not stated. */
    String value(String name) {
        return declarations.getOrDefault(name, "");
    }

    /** With everything in it. */
    boolean hidesAll() {
        return value("display").equals("none")
                || isZero("opacity")
                || hidesOverflow() && (isZero("height") || isZero("width") || isZero("max-height"))
                || hidesOverflow()
                        && value("height").equals("1px")
                        && value("width").equals("1px")
                || value("clip").startsWith("rect(0")
                || value("clip-path").matches("inset\\((?:50|100)%.*")
                || value("transform").startsWith("scale(0)")
                || declarations.entrySet().stream()
                        .anyMatch(one -> OFF_SCREEN.matcher(one.getKey()).matches() && isAway(one.getValue()));
    }

    /** Hides the words of an element, but not those with another size, colour or visibility of their own. */
    boolean hidesWords() {
        return value("visibility").matches("hidden|collapse")
                || isZero("font-size")
                || isTransparent(value("color")) && !isCutFromItsBackground();
    }

    /** Whether words that this style hides are visible because of the style of an inner element. */
    boolean isOvercomeBy(Style inner) {
        boolean visible = !value("visibility").matches("hidden|collapse")
                || inner.value("visibility").equals("visible");
        boolean large =
                !isZero("font-size") || SIZE.matcher(inner.value("font-size")).matches() && !inner.isZero("font-size");
        boolean coloured = !isTransparent(value("color")) || inner.hasVisibleColour();
        return visible && large && coloured;
    }

    boolean hasVisibleColour() {
        String colour = value("color");
        return !colour.isEmpty() && !isTransparent(colour) && !colour.equals("inherit");
    }

    /** Letters through which one sees what is behind them, as of a gradient. */
    boolean isCutFromItsBackground() {
        return value("background-clip").equals("text")
                || value("-webkit-background-clip").equals("text");
    }

    private boolean hidesOverflow() {
        return value("overflow").startsWith("hidden") || value("overflow").startsWith("clip");
    }

    private boolean isZero(String name) {
        String value = value(name);
        return !value.isEmpty() && ZERO.matcher(value).matches();
    }

    private static boolean isAway(String value) {
        Matcher away = AWAY.matcher(value);
        if (!away.matches()) {
            return false;
        }
        boolean ems = away.group(2) != null && away.group(2).endsWith("em");
        return Long.parseLong(away.group(1)) * (ems ? 16 : 1) >= FAR;
    }

    String colour(Element element) {
        String value = value("color");
        return normal(value.isEmpty() ? element.attr("color").strip().toLowerCase(Locale.ROOT) : value);
    }

    String background(Element element) {
        String value = value("background-color");
        value = value.isEmpty() ? value("background") : value;
        return normal(value.isEmpty() ? element.attr("bgcolor").strip().toLowerCase(Locale.ROOT) : value);
    }

    private static boolean isTransparent(String colour) {
        Matcher rgb = RGB.matcher(colour);
        return colour.equals("transparent")
                || CLEAR.matcher(colour).matches()
                || colour.matches("#[0-9a-f]{3}0|#[0-9a-f]{6}00|hsla?\\(.{1,30}[,/]0?(?:\\.0*)?%?\\)")
                        && !isOpaqueHsl(colour)
                || rgb.matches()
                        && rgb.group(4) != null
                        && ZERO.matcher(rgb.group(4)).matches();
    }

    /** Three values, of which the last is how light it is. */
    private static boolean isOpaqueHsl(String colour) {
        return colour.startsWith("hsl") && colour.chars().filter(c -> c == ',').count() < 3 && colour.indexOf('/') < 0;
    }

    private static String normal(String colour) {
        Matcher rgb = RGB.matcher(colour);
        if (rgb.matches()) {
            return String.format(
                    "#%02x%02x%02x",
                    Integer.parseInt(rgb.group(1)), Integer.parseInt(rgb.group(2)), Integer.parseInt(rgb.group(3)));
        }
        return switch (colour) {
            case "white" -> "#ffffff";
            case "black" -> "#000000";
            default -> colour.matches("#[0-9a-f]{3}") ? colour.replaceAll("[0-9a-f]", "$0$0") : colour;
        };
    }
}
