package io.kaggleingest.document.form;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON values at random, with everything in them that a writer of TOON has to quote, escape or lay out. */
final class ToonValues {
    /** Numbers are equal by value: 1.0 is written as 1. */
    static final Comparator<JsonNode> BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> WORDS = List.of(
            "",
            "a",
            "b c",
            "true",
            "null",
            "42",
            "-",
            "#x",
            "x:y",
            "q\"q",
            "\\",
            "{",
            "]",
            "l1\nl2",
            "\t",
            "潮",
            "🌊",
            "a,b",
            "- i",
            "[]",
            "\u0007",
            "key: value",
            " ",
            "[2]: a",
            "-0",
            "05",
            "1e5",
            ".5",
            "+1",
            "a|b",
            "a\tb",
            "c:\\new",
            "\r\n",
            "\u00A0",
            "\u2028",
            "\uFEFFx",
            "\u007F",
            "x ",
            " x",
            "__proto__",
            "3.14.15",
            "Infinity");
    private static final String LETTERS = "ab0 -#:,|\t{}[]\"\\\n\r\u0000\u001F\u0085\u00A0é\u2003\u3000潮\uFFFD";
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0.0",
            "1e-7",
            "-1.5E-9",
            "1e21",
            "1E+300",
            "-2.5e-300",
            "0.1",
            "123456789012345678",
            "1.10",
            "5e-324",
            "1.7976931348623157e308",
            "100000000000000000000",
            "999999999999999900000",
            "0.000001",
            "0.00000123");

    private final Random random;

    ToonValues(long seed) {
        random = new Random(seed);
    }

    JsonNode next() {
        return value(4);
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 10)) {
            case 0, 1 -> number();
            case 2 -> random.nextBoolean() ? NODES.booleanNode(random.nextBoolean()) : NODES.nullNode();
            case 3, 4 -> NODES.textNode(word());
            case 5 -> table(depth);
            case 6 -> map(depth);
            case 7, 8 -> array(depth);
            default -> object(depth);
        };
    }

    private JsonNode number() {
        return switch (random.nextInt(4)) {
            case 0 -> NODES.numberNode(random.nextInt(2000) - 1000);
            case 1 -> NODES.numberNode(finite());
            case 2 -> NODES.numberNode(new BigInteger(random.nextInt(200), random).negate());
            default -> NODES.numberNode(new BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size()))));
        };
    }

    private double finite() {
        double any = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(any) ? any : -0.0;
    }

    private ObjectNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set(word(), value(depth - 1));
        }
        return object;
    }

    private ArrayNode array(int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(depth - 1));
        }
        return array;
    }

    private ArrayNode table(int depth) {
        ArrayNode rows = NODES.arrayNode();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            row(rows.addObject(), depth);
        }
        return rows;
    }

    private ObjectNode map(int depth) {
        ObjectNode rows = NODES.objectNode();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            row(rows.putObject(word()), depth);
        }
        return rows;
    }

    /** Mostly like the rows beside it, in one of their orders. */
    private void row(ObjectNode row, int depth) {
        if (random.nextBoolean()) {
            row.put("id", random.nextInt(9));
        }
        row.put("my key", word()).putObject("in").put("y", word()).set("x", number());
        row.put("id", word());
        if (random.nextInt(8) == 0) {
            row.set("odd", value(depth - 1));
        }
    }

    private String word() {
        if (random.nextInt(3) > 0) {
            return WORDS.get(random.nextInt(WORDS.size()));
        }
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }
}
