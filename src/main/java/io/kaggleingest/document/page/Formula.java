package io.kaggleingest.document.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Formulas that a page draws, as TeX between dollar signs. */
final class Formula {
    /** Services that draw the TeX in their address. */
    private static final Pattern DRAWN = Pattern.compile(
            "(?i)^https?://(?:[a-z]{1,20}\\.)?(?:latex\\.codecogs\\.com/"
                    + "(?:gif|png|svg|svg\\.image|gif\\.latex|png\\.latex|svg\\.latex|eq\\.latex)(?:/|\\?)"
                    + "|render\\.githubusercontent\\.com/render/math\\?math="
                    + "|chart\\.(?:apis\\.google|googleapis)\\.com/chart\\?cht=tx&chl=|i\\.upmath\\.me/(?:svg|png)/)(.{1,2000})$");

    private static final Pattern COMMAND = Pattern.compile("\\\\[a-zA-Z]{2,20}+|[_^]\\{");
    private static final Pattern SYMBOL = Pattern.compile("[\\\\^_={}]");
    private static final Pattern CLASS =
            Pattern.compile("(?i)(?:^|[\\s_-])(?:formula|equation|latex|tex|math|mwe-math\\S{0,50})(?:$|[\\s_-])");
    private static final Pattern DISPLAY = Pattern.compile("^\\{?\\\\(?:displaystyle|textstyle)\\s*+(.*)$");

    /** What is nested more deeply is read as its letters. */
    private static final int DEEPEST = 40;

    private static final Map<String, String> ACCENTS =
            Map.of("^", "hat", "ˆ", "hat", "¯", "bar", "‾", "bar", "~", "tilde", "˜", "tilde", "→", "vec", "˙", "dot");

    private Formula() {}

    /** Whether a picture is one of a formula. */
    static boolean isIn(Element picture) {
        return !of(picture.attr("alt"), picture.attr("src"), picture.className())
                .isEmpty();
    }

    /** The TeX of a picture; empty if it is no picture of a formula. */
    static String of(String alt, String source, String classes) {
        Matcher image = DRAWN.matcher(source);
        if (image.find()) {
            return trim(decode(image.group(1)));
        }
        boolean tex = COMMAND.matcher(alt).find() && !alt.matches("(?i).*\\.(?:png|jpe?g|gif|svg).*");
        boolean symbols = SYMBOL.matcher(alt).find() && CLASS.matcher(classes).find();
        return tex || symbols ? trim(alt) : "";
    }

    private static String decode(String address) {
        try {
            return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return address;
        }
    }

    private static String trim(String tex) {
        String line = tex.replaceAll("\\s++", " ").replaceAll("^[$ ]++|[$ ]++$", "");
        Matcher display = DISPLAY.matcher(line);
        if (!display.matches()) {
            return line;
        }
        boolean braced = line.startsWith("{") && line.endsWith("}");
        return display.group(1)
                .substring(0, display.group(1).length() - (braced ? 1 : 0))
                .strip();
    }

    /** TeX of MathML that brings none itself; one symbol alone stays a letter. */
    static String ofMathMl(Element math) {
        String tex = children(math, 0).replaceAll("\\s++", " ").strip();
        return tex.equals(math.text().strip()) ? tex : "$" + tex + "$";
    }

    private static String children(Element parent, int depth) {
        StringBuilder tex = new StringBuilder();
        parent.childNodes().forEach(child -> {
            if (child instanceof TextNode text) {
                tex.append(text.text());
            } else if (child instanceof Element element) {
                tex.append(tex(element, depth + 1));
            }
        });
        return tex.toString();
    }

    private static String tex(Element element, int depth) {
        if (depth > DEEPEST) {
            return element.text();
        }
        List<String> parts =
                element.children().stream().map(part -> tex(part, depth + 1)).toList();
        String name = element.normalName();
        return switch (parts.size() + " " + name) {
            case "2 mfrac" -> "\\frac{" + parts.get(0) + "}{" + parts.get(1) + "}";
            case "2 msup" -> parts.get(0) + "^{" + parts.get(1) + "}";
            case "2 msub" -> parts.get(0) + "_{" + parts.get(1) + "}";
            case "3 msubsup", "3 munderover" -> parts.get(0) + "_{" + parts.get(1) + "}^{" + parts.get(2) + "}";
            case "2 munder" -> parts.get(0) + "_{" + parts.get(1) + "}";
            case "2 mover" ->
                ACCENTS.containsKey(parts.get(1).strip())
                        ? "\\" + ACCENTS.get(parts.get(1).strip()) + "{" + parts.get(0) + "}"
                        : parts.get(0) + "^{" + parts.get(1) + "}";
            case "2 mroot" -> "\\sqrt[" + parts.get(1) + "]{" + parts.get(0) + "}";
            default ->
                switch (name) {
                    case "msqrt" -> "\\sqrt{" + children(element, depth) + "}";
                    case "mfenced" -> fenced(element, parts);
                    case "mtr" -> String.join(" & ", parts) + " \\\\ ";
                    case "mtable" -> "\\begin{matrix}" + String.join("", parts) + "\\end{matrix}";
                    case "mo" -> operator(element.text());
                    case "mtext" -> element.text().isBlank() ? " " : "\\text{" + element.text() + "}";
                    case "mi" -> element.text().length() > 1 ? "\\text{" + element.text() + "}" : element.text();
                    case "annotation", "annotation-xml" -> "";
                    case "mspace" -> " ";
                    default -> children(element, depth);
                };
        };
    }

    private static String fenced(Element fenced, List<String> parts) {
        String open = fenced.hasAttr("open") ? fenced.attr("open") : "(";
        String close = fenced.hasAttr("close") ? fenced.attr("close") : ")";
        return open + parts.stream().collect(Collectors.joining(", ")) + close;
    }

    private static String operator(String sign) {
        return switch (sign) {
            case "∑" -> "\\sum ";
            case "∏" -> "\\prod ";
            case "∫" -> "\\int ";
            case "≤" -> " \\le ";
            case "≥" -> " \\ge ";
            case "−" -> "-";
            case "\u2061", "\u2062", "\u2063" -> "";
            default -> sign;
        };
    }
}
