package io.kaggleingest.document.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON values as TOON (https://github.com/toon-format/spec, version 4.0, sections 2 to 12): every array says its
 * length, uniform objects become tables. The text ends without a newline, as the specification wants it.
 */
final class Toon {
    private final char delimiter;
    private final String unit;
    private final String mark;
    private final ToonScalar scalar;
    private final StringBuilder out = new StringBuilder();

    private Toon(char delimiter, int indentSize) {
        this.delimiter = delimiter;
        this.unit = " ".repeat(indentSize);
        this.mark = delimiter == ',' ? "" : String.valueOf(delimiter);
        this.scalar = new ToonScalar(delimiter);
    }

    static String encode(JsonNode value) {
        return encode(value, ',', 2);
    }

    static String encode(JsonNode value, char delimiter, int indentSize) {
        Toon toon = new Toon(delimiter, indentSize);
        toon.root(value);
        return toon.out.toString();
    }

    private void root(JsonNode value) {
        if (value.isArray()) {
            array("", value, 0);
        } else if (!value.isObject()) {
            line(scalar.of(value));
        } else if (!keyed("", value, 0)) {
            object(value, 0);
        }
    }

    private void object(JsonNode object, int depth) {
        object.properties().forEach(entry -> field(pad(depth), entry, depth));
    }

    /** @param lead what stands before the key: indentation, and the hyphen of a list item */
    private void field(String lead, Map.Entry<String, JsonNode> entry, int depth) {
        String start = lead + ToonScalar.key(entry.getKey());
        JsonNode value = entry.getValue();
        if (value.isArray()) {
            array(start, value, depth);
        } else if (!value.isObject()) {
            line(start + ": " + scalar.of(value));
        } else if (!keyed(start, value, depth)) {
            line(start + ":");
            object(value, depth + 1);
        }
    }

    private void array(String start, JsonNode array, int depth) {
        if (array.isEmpty()) {
            line(start.isEmpty() ? "[]" : start + ": []");
            return;
        }
        List<JsonNode> elements = elements(array);
        if (allScalar(elements)) {
            line(start + length(elements) + ": " + cells(elements));
            return;
        }
        List<Column> columns = columns(elements);
        if (columns == null) {
            line(start + length(elements) + ":");
            elements.forEach(element -> item(element, depth + 1));
            return;
        }
        line(start + length(elements) + fields(columns) + ":");
        elements.forEach(row -> line(pad(depth + 1) + row(columns, row)));
    }

    /** An element of an array that is neither inline nor a table. */
    private void item(JsonNode element, int depth) {
        String hyphen = pad(depth) + "- ";
        if (element.isArray()) {
            List<JsonNode> elements = elements(element);
            boolean inline = allScalar(elements);
            // No table here: a list item has no key to carry the fields (section 9.4).
            line(hyphen + length(elements) + ":" + (inline && !elements.isEmpty() ? " " + cells(elements) : ""));
            if (!inline) {
                elements.forEach(inner -> item(inner, depth + 1));
            }
        } else if (!element.isObject()) {
            line(hyphen + scalar.of(element));
        } else if (element.isEmpty()) {
            line(pad(depth) + "-");
        } else {
            String lead = hyphen;
            for (Map.Entry<String, JsonNode> entry : element.properties()) {
                field(lead, entry, depth + 1);
                lead = pad(depth + 1);
            }
        }
    }

    /** Objects of two or more uniform objects are tables with a key before each row (section 9.5). */
    private boolean keyed(String start, JsonNode object, int depth) {
        List<Column> columns = object.size() < 2 ? null : columns(elements(object));
        if (columns == null) {
            return false;
        }
        line(start + "[" + object.size() + ":" + mark + "]" + fields(columns) + ":");
        object.properties()
                .forEach(entry ->
                        line(pad(depth + 1) + ToonScalar.key(entry.getKey()) + ": " + row(columns, entry.getValue())));
        return true;
    }

    /** A column of a table; {@code inner} is null for a column of plain values. */
    private record Column(String name, @Nullable List<Column> inner) {}

    /** The columns that all rows share, null if they do not share them or if one holds more than plain values. */
    private static @Nullable List<Column> columns(List<JsonNode> rows) {
        JsonNode first = rows.get(0);
        if (!first.isObject() || first.isEmpty()) {
            return null;
        }
        List<Column> columns = new ArrayList<>();
        for (String name : (Iterable<String>) first::fieldNames) {
            List<JsonNode> values = new ArrayList<>(rows.size());
            for (JsonNode row : rows) {
                if (!row.isObject() || row.size() != first.size() || !row.has(name)) {
                    return null;
                }
                values.add(row.get(name));
            }
            List<Column> inner = allScalar(values) ? null : columns(values);
            if (inner == null && !allScalar(values)) {
                return null;
            }
            columns.add(new Column(name, inner));
        }
        return columns;
    }

    private String fields(List<Column> columns) {
        StringJoiner names = new StringJoiner(String.valueOf(delimiter), "{", "}");
        columns.forEach(column ->
                names.add(ToonScalar.key(column.name()) + (column.inner() == null ? "" : fields(column.inner()))));
        return names.toString();
    }

    private String row(List<Column> columns, JsonNode row) {
        StringJoiner cells = new StringJoiner(String.valueOf(delimiter));
        for (Column column : columns) {
            JsonNode value = row.get(column.name());
            cells.add(column.inner() == null ? scalar.of(value) : row(column.inner(), value));
        }
        return cells.toString();
    }

    private String cells(List<JsonNode> values) {
        StringJoiner cells = new StringJoiner(String.valueOf(delimiter));
        values.forEach(value -> cells.add(scalar.of(value)));
        return cells.toString();
    }

    private String length(List<JsonNode> elements) {
        return "[" + elements.size() + mark + "]";
    }

    private static List<JsonNode> elements(JsonNode container) {
        List<JsonNode> elements = new ArrayList<>(container.size());
        container.forEach(elements::add);
        return elements;
    }

    private static boolean allScalar(List<JsonNode> values) {
        return values.stream().allMatch(JsonNode::isValueNode);
    }

    private String pad(int depth) {
        return unit.repeat(depth);
    }

    private void line(String text) {
        if (!out.isEmpty()) {
            out.append('\n');
        }
        out.append(text);
    }
}
