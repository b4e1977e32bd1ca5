package io.kaggleingest.document.form;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaggleingest.document.form.ToonHeader.Field;

import static io.kaggleingest.document.form.ToonToken.check;

/**
 * Reads TOON back, written from the decoding sections of the specification. It knows the strict mode only: what that
 * refuses is an {@link AssertionError}.
 */
public final class ToonReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<Line> lines = new ArrayList<>();
    private int at;

    private record Line(int depth, String text, boolean afterBlank) {}

    private ToonReader(String toon, int indentSize) {
        boolean blank = false;
        for (String raw : toon.replaceFirst("^\uFEFF", "").split("\n", -1)) {
            String line = raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw;
            String text = line.replaceFirst("^ +", "");
            if (text.startsWith("#")) {
                continue;
            }
            if (text.chars().allMatch(c -> c == '\t' || c == '\uFEFF' || Character.isSpaceChar(c))) {
                blank = true;
                continue;
            }
            int spaces = line.length() - text.length();
            check(!text.startsWith("\t"), "tab in the indentation of " + line);
            check(spaces % indentSize == 0, "odd indentation of " + line);
            lines.add(new Line(spaces / indentSize, text, blank));
            blank = false;
        }
    }

    public static JsonNode read(String toon) {
        return read(toon, 2);
    }

    public static JsonNode read(String toon, int indentSize) {
        ToonReader reader = new ToonReader(toon, indentSize);
        JsonNode value = reader.root();
        check(reader.at == reader.lines.size(), "lines left over from " + reader.at);
        return value;
    }

    private JsonNode root() {
        if (lines.isEmpty()) {
            return NODES.objectNode();
        }
        String first = lines.get(0).text();
        check(lines.get(0).depth() == 0, "indented from the first line on");
        if (ToonToken.trim(first).equals("[]")) {
            at++;
            return NODES.arrayNode();
        }
        ToonHeader header = ToonHeader.of(first);
        if (header != null && header.key() == null) {
            at++;
            return body(header, 0);
        }
        if (lines.size() == 1 && ToonToken.outside(first, ':', 0) < 0) {
            at++;
            return ToonToken.scalar(first);
        }
        return object(0);
    }

    private ObjectNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        while (isAt(depth)) {
            field(object, lines.get(at++).text(), depth);
        }
        return object;
    }

    private boolean isAt(int depth) {
        return at < lines.size() && lines.get(at).depth() == depth;
    }

    private void field(ObjectNode to, String text, int depth) {
        ToonHeader header = ToonHeader.of(text);
        if (header != null) {
            check(header.key() != null, "a header without a key: " + text);
            put(to, header.key(), body(header, depth));
            return;
        }
        int colon = ToonToken.keyEnd(text);
        String key = ToonToken.text(text.substring(0, colon));
        String rest = ToonToken.trim(text.substring(colon + 1));
        if (rest.isEmpty()) {
            put(to, key, object(depth + 1));
        } else {
            put(to, key, rest.equals("[]") ? NODES.arrayNode() : ToonToken.scalar(rest));
        }
    }

    private static void put(ObjectNode to, String key, JsonNode value) {
        check(!to.has(key), "twice: " + key);
        to.set(key, value);
    }

    /** What a header announces, which may stand behind it, else one level in. */
    private JsonNode body(ToonHeader header, int depth) {
        if (!header.inline().isEmpty()) {
            ArrayNode values = NODES.arrayNode();
            ToonToken.split(header.inline(), header.delimiter()).forEach(cell -> values.add(ToonToken.scalar(cell)));
            check(values.size() == header.length(), "declared " + header.length() + ", found " + values.size());
            return values;
        }
        int start = at;
        JsonNode body = header.keyed() ? keyed(header, depth + 1) : elements(header, depth + 1);
        for (int i = start + 1; i < at; i++) {
            check(
                    !lines.get(i).afterBlank(),
                    "a blank line before " + lines.get(i).text());
        }
        return body;
    }

    private ArrayNode elements(ToonHeader header, int depth) {
        ArrayNode elements = NODES.arrayNode();
        for (int i = 0; i < header.length(); i++) {
            String text = next(depth);
            elements.add(header.fields() == null ? item(text, depth) : row(header, text));
        }
        return elements;
    }

    private ObjectNode keyed(ToonHeader header, int depth) {
        ObjectNode rows = NODES.objectNode();
        for (int i = 0; i < header.length(); i++) {
            String text = next(depth);
            int colon = ToonToken.keyEnd(text);
            put(rows, ToonToken.text(text.substring(0, colon)), cells(header, text.substring(colon + 1)));
        }
        return rows;
    }

    private String next(int depth) {
        check(isAt(depth), "line " + at + " is not an element at depth " + depth);
        return lines.get(at++).text();
    }

    private JsonNode item(String text, int depth) {
        if (text.equals("-")) {
            return NODES.objectNode();
        }
        check(text.startsWith("- "), "no item: " + text);
        String content = ToonToken.trim(text.substring(2));
        if (content.isEmpty() || content.equals("[]")) {
            return content.isEmpty() ? NODES.objectNode() : NODES.arrayNode();
        }
        ToonHeader header = ToonHeader.of(content);
        if (header != null && header.key() == null) {
            check(header.fields() == null, "a table without a key: " + text);
            return body(header, depth);
        }
        if (ToonToken.outside(content, ':', 0) < 0) {
            return ToonToken.scalar(content);
        }
        ObjectNode object = NODES.objectNode();
        field(object, content, depth + 1);
        while (isAt(depth + 1) && !lines.get(at).text().startsWith("- ")) {
            field(object, lines.get(at++).text(), depth + 1);
        }
        return object;
    }

    private static ObjectNode row(ToonHeader header, String text) {
        int colon = ToonToken.outside(text, ':', 0);
        int delimiter = ToonToken.outside(text, header.delimiter(), 0);
        check(colon < 0 || delimiter >= 0 && delimiter < colon, "no row: " + text);
        return cells(header, text);
    }

    private static ObjectNode cells(ToonHeader header, String text) {
        List<String> cells = ToonToken.split(text, header.delimiter());
        ObjectNode row = fill(header.fields(), cells);
        check(cells.isEmpty(), "too many cells: " + text);
        return row;
    }

    private static ObjectNode fill(List<Field> fields, List<String> cells) {
        ObjectNode row = NODES.objectNode();
        for (Field field : fields) {
            check(field.inner() != null || !cells.isEmpty(), "no cell for " + field.name());
            row.set(
                    field.name(),
                    field.inner() == null ? ToonToken.scalar(cells.remove(0)) : fill(field.inner(), cells));
        }
        return row;
    }
}
