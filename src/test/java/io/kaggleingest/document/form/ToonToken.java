package io.kaggleingest.document.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Keys, values and delimiters within a line of TOON, for {@link ToonReader}. */
final class ToonToken {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String NUMBER = "-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?";

    private ToonToken() {}

    static JsonNode scalar(String token) {
        String bare = trim(token);
        if (bare.matches(NUMBER) && Double.isFinite(Double.parseDouble(bare))) {
            return NODES.numberNode(new BigDecimal(bare));
        }
        return switch (bare) {
            case "true" -> NODES.booleanNode(true);
            case "false" -> NODES.booleanNode(false);
            case "null" -> NODES.nullNode();
            default -> NODES.textNode(text(bare));
        };
    }

    /** A key or a string, with or without quotes. */
    static String text(String token) {
        String bare = trim(token);
        if (!bare.startsWith("\"")) {
            return bare;
        }
        check(closingQuote(bare) == bare.length() - 1, "a quote too few or too many: " + bare);
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < bare.length() - 1; i++) {
            char c = bare.charAt(i);
            if (c != '\\') {
                text.append(c);
            } else if (bare.charAt(++i) == 'u') {
                text.append(unicode(bare, i + 1));
                i += 4;
            } else {
                int known = "nrt\\\"".indexOf(bare.charAt(i));
                check(known >= 0, "no escape: " + bare);
                text.append("\n\r\t\\\"".charAt(known));
            }
        }
        return text.toString();
    }

    private static char unicode(String token, int from) {
        String digits = token.substring(from, Math.min(from + 4, token.length() - 1));
        check(digits.matches("[0-9A-Fa-f]{4}"), "no escape: " + token);
        char c = (char) Integer.parseInt(digits, 16);
        check(!Character.isSurrogate(c), "half a character: " + token);
        return c;
    }

    /** Of a token that begins with a quote; -1 if nothing ends it. */
    static int closingQuote(String token) {
        for (int i = 1; i < token.length(); i++) {
            if (token.charAt(i) == '\\') {
                i++;
            } else if (token.charAt(i) == '"') {
                return i;
            }
        }
        return -1;
    }

    /** Where the colon behind a key stands. */
    static int keyEnd(String line) {
        int end = line.startsWith("\"") ? closingQuote(line) + 1 : line.indexOf(':');
        check(end >= 0 && line.startsWith(":", end), "no colon behind the key: " + line);
        return end;
    }

    static List<String> split(String text, char delimiter) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int braces = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '}')) {
                braces += c == '{' ? 1 : -1;
            } else if (!quoted && braces == 0 && c == delimiter) {
                parts.add(trim(text.substring(from, i)));
                from = i + 1;
            }
        }
        parts.add(trim(text.substring(from)));
        return parts;
    }

    /** The first {@code wanted} that no quotes hold, -1 if there is none. */
    static int outside(String text, char wanted, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == wanted) {
                return i;
            }
        }
        return -1;
    }

    static String trim(String token) {
        return token.replaceFirst("^ +", "").replaceFirst("(?<! ) +\\z", "");
    }

    static void check(boolean held, String reason) {
        if (!held) {
            throw new AssertionError(reason);
        }
    }
}
