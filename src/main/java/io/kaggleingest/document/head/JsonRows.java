package io.kaggleingest.document.head;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.table.Columns;
import io.kaggleingest.document.table.FileTables;

/** JSON values as rows: their keys are columns, those of objects within them are paths such as {@code meta.tokens}. */
final class JsonRows {
    private static final int DEEPEST = 4;
    private static final int PATHS = 2000;
    /** A cell may show the beginning of a list; no more of it is written out. */
    private static final int LONGEST_CELL = 400;

    private static final String ONLY = "value";

    private final List<JsonNode> rows;
    private final Map<String, List<JsonNode>> columns = new LinkedHashMap<>();

    JsonRows(List<JsonNode> rows) {
        this.rows = rows;
    }

    /** Each entry a row: its key, and what its value has, or the value. */
    static JsonRows ofMap(ObjectNode map) {
        List<JsonNode> rows = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.put("key", entry.getKey());
            if (entry.getValue() instanceof ObjectNode value) {
                value.properties()
                        .forEach(
                                cell -> row.set(cell.getKey().equals("key") ? "key_" : cell.getKey(), cell.getValue()));
            } else {
                row.set(ONLY, entry.getValue());
            }
            rows.add(row);
        }
        return new JsonRows(rows);
    }

    /** Lists whose elements are the cells of a row. */
    static JsonRows ofRecords(List<JsonNode> records) {
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode record : records) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < record.size(); i++) {
                row.set("column_" + (i + 1), record.get(i));
            }
            rows.add(row);
        }
        return new JsonRows(rows);
    }

    /** Under each name the cells of its column, in a list or by number. */
    static JsonRows ofColumns(ObjectNode columns) {
        List<List<JsonNode>> cells = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int height = 0;
        for (Map.Entry<String, JsonNode> column : columns.properties()) {
            List<JsonNode> values = new ArrayList<>();
            column.getValue().forEach(values::add);
            names.add(column.getKey());
            cells.add(values);
            height = Math.max(height, values.size());
        }
        List<JsonNode> rows = new ArrayList<>();
        for (int i = 0; i < height; i++) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            for (int column = 0; column < names.size(); column++) {
                if (i < cells.get(column).size()) {
                    row.set(names.get(column), cells.get(column).get(i));
                }
            }
            rows.add(row);
        }
        return new JsonRows(rows);
    }

    FileTables table(String name) {
        for (int i = 0; i < rows.size(); i++) {
            collect("", rows.get(i), i, 0);
        }
        List<Column> tableColumns = new ArrayList<>();
        List<List<JsonNode>> values = new ArrayList<>();
        for (Map.Entry<String, List<JsonNode>> column : columns.entrySet()) {
            if (tableColumns.size() == Columns.MOST) {
                break;
            }
            pad(column.getValue(), rows.size());
            tableColumns.add(JsonColumn.of(Columns.name(column.getKey(), tableColumns.size()), column.getValue()));
            values.add(column.getValue());
        }
        List<String> notes = columns.size() > Columns.MOST
                ? List.of("keys after the first " + Columns.MOST + " are not shown")
                : List.of();
        return tableColumns.isEmpty()
                ? FileTables.none("JSON without keys")
                : new FileTables(List.of(new Table(name, tableColumns, rows.size(), sample(values))), notes);
    }

    private void collect(String path, JsonNode value, int row, int depth) {
        if (value instanceof ObjectNode object && depth < DEEPEST && !object.isEmpty() && !(depth > 0 && isMap(path))) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                collect(
                        path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                        entry.getValue(),
                        row,
                        depth + 1);
            }
            return;
        }
        String name = path.isEmpty() ? ONLY : path;
        List<JsonNode> column = columns.get(name);
        if (column == null) {
            if (columns.size() >= PATHS) {
                return;
            }
            column = new ArrayList<>();
            columns.put(name, column);
        }
        pad(column, row);
        column.add(value);
    }

    /** Objects under this path that hardly share a key: those are no names of columns. */
    private boolean isMap(String path) {
        return maps.computeIfAbsent(path, newPath -> {
            Map<String, Integer> keys = new LinkedHashMap<>();
            int objects = 0;
            int all = 0;
            for (JsonNode row : rows) {
                JsonNode at = at(row, newPath);
                if (at instanceof ObjectNode object) {
                    objects++;
                    all += object.size();
                    object.fieldNames().forEachRemaining(key -> keys.merge(key, 1, Integer::sum));
                }
            }
            return objects > 1 && keys.size() > 20 && keys.size() * 4L > all * 4L / objects * 6;
        });
    }

    private final Map<String, Boolean> maps = new LinkedHashMap<>();

    private static JsonNode at(JsonNode row, String path) {
        JsonNode node = row;
        for (String step : path.split("\\.")) {
            node = node.path(step);
        }
        return node;
    }

    /** Columns are filled up to the row at hand: a key that a row lacks has no value there. */
    private static void pad(List<JsonNode> column, int height) {
        while (column.size() < height) {
            column.add(JsonNodeFactory.instance.nullNode());
        }
    }

    private static List<List<String>> sample(List<List<JsonNode>> columns) {
        List<List<String>> sample = new ArrayList<>();
        int height = columns.isEmpty() ? 0 : columns.get(0).size();
        for (int row = 0; row < Math.min(Columns.SAMPLE, height); row++) {
            List<String> cells = new ArrayList<>();
            for (List<JsonNode> column : columns) {
                cells.add(Columns.cell(text(column.get(row))));
            }
            sample.add(cells);
        }
        return sample;
    }

    static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isValueNode()) {
            return value.asText();
        }
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(JsonNode value, StringBuilder to) {
        if (to.length() > LONGEST_CELL) {
            return;
        }
        if (value instanceof ObjectNode object) {
            String before = "{";
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                to.append(before).append('"').append(entry.getKey()).append("\": ");
                write(entry.getValue(), to);
                before = ", ";
                if (to.length() > LONGEST_CELL) {
                    return;
                }
            }
            to.append(object.isEmpty() ? "{}" : "}");
        } else if (value.isArray()) {
            String before = "[";
            for (JsonNode element : value) {
                to.append(before);
                write(element, to);
                before = ", ";
                if (to.length() > LONGEST_CELL) {
                    return;
                }
            }
            to.append(value.isEmpty() ? "[]" : "]");
        } else {
            to.append(value.isTextual() ? "\"" + value.asText() + "\"" : value.asText());
        }
    }
}
