package io.kaggleingest.document.form;

import java.math.BigDecimal;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** Keys, strings and numbers of {@link Toon}: quoted only where a reader would take them for something else. */
final class ToonScalar {
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String STRUCTURE = ":\"\\[]{}";
    private static final BigDecimal SMALLEST_PLAIN = new BigDecimal("1e-6");
    private static final BigDecimal SMALLEST_EXPONENT = new BigDecimal("1e21");

    private final char delimiter;

    ToonScalar(char delimiter) {
        this.delimiter = delimiter;
    }

    String of(JsonNode value) {
        if (value.isTextual()) {
            String text = value.textValue();
            return needsQuotes(text) ? quote(text) : text;
        }
        return value.isNumber() ? number(value) : value.asText();
    }

    static String key(String key) {
        return PLAIN_KEY.matcher(key).matches() ? key : quote(key);
    }

    /** Plain decimals between 1e-6 and 1e21, exponents beyond; never a trailing zero, never minus zero. */
    private static String number(JsonNode value) {
        if (value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue()) && !value.isBigDecimal()) {
            return "null";
        }
        BigDecimal exact = value.decimalValue();
        if (exact.signum() == 0) {
            return "0";
        }
        BigDecimal size = exact.abs();
        BigDecimal decimal = exact.stripTrailingZeros();
        boolean plain = size.compareTo(SMALLEST_PLAIN) >= 0 && size.compareTo(SMALLEST_EXPONENT) < 0;
        return plain ? decimal.toPlainString() : exponent(decimal);
    }

    /** BigDecimal's own notation stays plain down to 1e-10, so the point is set here. */
    private static String exponent(BigDecimal number) {
        String digits = number.unscaledValue().abs().toString();
        int power = digits.length() - 1 - number.scale();
        return (number.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + "e"
                + (power < 0 ? "" : "+")
                + power;
    }

    private boolean needsQuotes(String text) {
        if (text.isEmpty() || isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1))) {
            return true;
        }
        char first = text.charAt(0);
        if (first == '-' || first == '#' || first == BYTE_ORDER_MARK || isAllSpace(text)) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == delimiter || STRUCTURE.indexOf(c) >= 0) {
                return true;
            }
        }
        return text.equals("true")
                || text.equals("false")
                || text.equals("null")
                || NUMBER.matcher(text).matches();
    }

    /** Some readers take a line of spaces of any kind for a blank one. */
    private static boolean isAllSpace(String text) {
        return text.chars().allMatch(c -> Character.isSpaceChar(c) || c == BYTE_ORDER_MARK);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static String quote(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> literal.append("\\\\");
                case '"' -> literal.append("\\\"");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (c < ' ') {
                        literal.append(String.format("\\u%04x", (int) c));
                    } else {
                        literal.append(c);
                    }
                }
            }
        }
        return literal.append('"').toString();
    }
}
