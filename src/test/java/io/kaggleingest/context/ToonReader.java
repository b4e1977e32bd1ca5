package io.kaggleingest.context;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads comma-separated TOON back, written from the decoding sections of the specification; strict, or it throws. */
final class ToonReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String[] lines;
    private int at;

    private ToonReader(String toon) {
        this.lines = toon.split("\n", -1);
    }

    static JsonNode read(String toon) {
        if (toon.isEmpty()) {
            return NODES.objectNode();
        }
        ToonReader reader = new ToonReader(toon);
        JsonNode value = reader.root();
        check(reader.at == reader.lines.length, "lines left over at " + reader.at);
        return value;
    }

    private JsonNode root() {
        String first = lines[0];
        if (first.equals("[]")) {
            at++;
            return NODES.arrayNode();
        }
        if (first.startsWith("[")) {
            at++;
            return header(first, 0);
        }
        if (lines.length == 1 && colon(first) < 0) {
            at++;
            return scalar(first);
        }
        return object(0);
    }

    private ObjectNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        while (at < lines.length && depth(lines[at]) == depth) {
            field(object, lines[at++].substring(2 * depth), depth);
        }
        return object;
    }

    private void field(ObjectNode to, String line, int depth) {
        int keyEnd = keyEnd(line);
        String key = key(line.substring(0, keyEnd));
        check(!to.has(key), "twice: " + key);
        String rest = line.substring(keyEnd);
        if (rest.startsWith("[")) {
            to.set(key, header(rest, depth));
        } else if (rest.equals(":")) {
            to.set(key, object(depth + 1));
        } else {
            check(rest.startsWith(": "), "no value in " + line);
            to.set(key, rest.equals(": []") ? NODES.arrayNode() : scalar(rest.substring(2)));
        }
    }

    /** @param line from the bracket on */
    private JsonNode header(String line, int depth) {
        int close = line.indexOf(']');
        String inside = line.substring(1, close);
        boolean keyed = inside.endsWith(":");
        int length = Integer.parseInt(keyed ? inside.substring(0, inside.length() - 1) : inside);
        String rest = line.substring(close + 1);
        if (rest.startsWith("{")) {
            check(rest.endsWith("}:"), "bad header " + line);
            List<Object> fields = fields(rest.substring(1, rest.length() - 2));
            return keyed ? keyed(length, fields, depth + 1) : table(length, fields, depth + 1);
        }
        ArrayNode array = NODES.arrayNode();
        if (rest.startsWith(": ")) {
            split(rest.substring(2)).forEach(cell -> array.add(scalar(cell)));
        } else {
            check(rest.equals(":"), "bad header " + line);
            for (int i = 0; i < length; i++) {
                array.add(item(depth + 1));
            }
        }
        check(array.size() == length, "declared " + length + ", found " + array.size());
        return array;
    }

    private JsonNode item(int depth) {
        check(depth(lines[at]) == depth, "wrong depth: " + lines[at]);
        String line = lines[at++].substring(2 * depth);
        if (line.equals("-")) {
            return NODES.objectNode();
        }
        check(line.startsWith("- "), "no item: " + line);
        String content = line.substring(2);
        if (content.startsWith("[")) {
            return header(content, depth);
        }
        if (colon(content) < 0) {
            return scalar(content);
        }
        ObjectNode object = NODES.objectNode();
        field(object, content, depth + 1);
        while (at < lines.length
                && depth(lines[at]) == depth + 1
                && !lines[at].substring(2 * depth + 2).startsWith("- ")) {
            field(object, lines[at++].substring(2 * depth + 2), depth + 1);
        }
        return object;
    }

    private ArrayNode table(int length, List<Object> fields, int depth) {
        ArrayNode rows = NODES.arrayNode();
        for (int i = 0; i < length; i++) {
            check(depth(lines[at]) == depth, "wrong depth: " + lines[at]);
            rows.add(row(fields, lines[at++].substring(2 * depth)));
        }
        return rows;
    }

    private ObjectNode keyed(int length, List<Object> fields, int depth) {
        ObjectNode rows = NODES.objectNode();
        for (int i = 0; i < length; i++) {
            check(depth(lines[at]) == depth, "wrong depth: " + lines[at]);
            String line = lines[at++].substring(2 * depth);
            int keyEnd = keyEnd(line);
            rows.set(key(line.substring(0, keyEnd)), row(fields, line.substring(keyEnd + 2)));
        }
        return rows;
    }

    private static ObjectNode row(List<Object> fields, String line) {
        List<String> cells = new ArrayList<>(split(line));
        ObjectNode row = fill(fields, cells);
        check(cells.isEmpty(), "too many cells: " + line);
        return row;
    }

    private static ObjectNode fill(List<Object> fields, List<String> cells) {
        ObjectNode row = NODES.objectNode();
        for (Object field : fields) {
            Field one = (Field) field;
            row.set(one.name(), one.inner() == null ? scalar(cells.remove(0)) : fill(one.inner(), cells));
        }
        return row;
    }

    private record Field(String name, List<Object> inner) {}

    private static List<Object> fields(String text) {
        List<Object> fields = new ArrayList<>();
        for (String one : split(text)) {
            int brace = outside(one, '{');
            fields.add(
                    brace < 0
                            ? new Field(key(one), null)
                            : new Field(
                                    key(one.substring(0, brace)), fields(one.substring(brace + 1, one.length() - 1))));
        }
        return fields;
    }

    private static List<String> split(String text) {
        List<String> cells = new ArrayList<>();
        boolean quoted = false;
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '}')) {
                depth += c == '{' ? 1 : -1;
            } else if (!quoted && depth == 0 && c == ',') {
                cells.add(text.substring(from, i));
                from = i + 1;
            }
        }
        cells.add(text.substring(from));
        return cells;
    }

    private static int keyEnd(String line) {
        int bracket = outside(line, '[');
        int colon = colon(line);
        check(colon >= 0, "no colon: " + line);
        return bracket >= 0 && bracket < colon ? bracket : colon;
    }

    private static int colon(String line) {
        return outside(line, ':');
    }

    private static int outside(String text, char wanted) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
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

    private static String key(String token) {
        return token.startsWith("\"") ? scalar(token).textValue() : token;
    }

    private static JsonNode scalar(String token) {
        if (token.startsWith("\"") || token.matches("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")) {
            try {
                return Json.MAPPER.readTree(token);
            } catch (com.fasterxml.jackson.core.JsonProcessingException bad) {
                throw new AssertionError(token, bad);
            }
        }
        return switch (token) {
            case "true" -> NODES.booleanNode(true);
            case "false" -> NODES.booleanNode(false);
            case "null" -> NODES.nullNode();
            default -> NODES.textNode(token);
        };
    }

    private static int depth(String line) {
        int spaces = 0;
        while (spaces < line.length() && line.charAt(spaces) == ' ') {
            spaces++;
        }
        check(spaces % 2 == 0, "odd indentation: " + line);
        return spaces / 2;
    }

    private static void check(boolean held, String reason) {
        if (!held) {
            throw new AssertionError(reason);
        }
    }
}
