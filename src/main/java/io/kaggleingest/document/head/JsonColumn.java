package io.kaggleingest.document.head;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.table.ColumnValues;
import io.kaggleingest.document.table.Columns;

/** The type of JSON values in our words, nested ones included. */
final class JsonColumn {
    private static final int DEEPEST = 8;
    /** Elements of a list, and values of a column, that decide on its type. */
    private static final int LOOKED = 1000;

    private static final int KEYS = 20;

    private JsonColumn() {}

    static Column of(String name, List<JsonNode> values) {
        boolean flat = values.stream().allMatch(JsonNode::isValueNode);
        if (!flat) {
            long nulls = values.stream().filter(JsonNode::isNull).count();
            return Columns.of(name, type(values, 0), nulls, null, null);
        }
        ColumnValues statistics =
                ColumnValues.of(values.stream().map(JsonRows::text).toList(), true);
        String type = type(values, 0);
        boolean words = type.equals("text");
        boolean dates = words && statistics.type().startsWith("date");
        String typeName = dates ? statistics.type() : words && statistics.few() ? "categorical" : type;
        boolean ranged = dates || type.equals("integer") || type.equals("float");
        return Columns.of(
                name,
                new ColumnValues(
                        typeName,
                        words ? nulls(values) : statistics.nulls(),
                        words ? texts(values) : statistics.values(),
                        statistics.few() && !typeName.equals("text"),
                        ranged ? statistics.least() : null,
                        ranged ? statistics.greatest() : null,
                        null,
                        null,
                        statistics.counts()),
                null);
    }

    /** In JSON a missing value is null; "NA" is a word. */
    private static int nulls(List<JsonNode> values) {
        return (int) values.stream().filter(JsonNode::isNull).count();
    }

    private static Set<String> texts(List<JsonNode> values) {
        Set<String> texts = new LinkedHashSet<>();
        values.stream().filter(value -> !value.isNull()).forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private static String type(List<JsonNode> values, int depth) {
        Set<String> types = new LinkedHashSet<>();
        List<JsonNode> elements = new ArrayList<>();
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode value : values.subList(0, Math.min(LOOKED, values.size()))) {
            if (value.isArray()) {
                types.add("list");
                value.forEach(element -> {
                    if (elements.size() < LOOKED) {
                        elements.add(element);
                    }
                });
            } else if (value instanceof ObjectNode object) {
                types.add("object");
                objects.add(object);
            } else if (!value.isNull()) {
                types.add(scalar(value));
            }
        }
        if (types.contains("float")) {
            types.remove("integer");
        }
        if (types.remove("list")) {
            types.add(depth > DEEPEST || elements.isEmpty() ? "list" : "list of " + type(elements, depth + 1));
        }
        if (types.remove("object")) {
            types.add(depth > DEEPEST ? "struct" : struct(objects, depth));
        }
        return types.isEmpty() ? "empty" : String.join(" or ", types);
    }

    private static String struct(List<ObjectNode> objects, int depth) {
        Map<String, List<JsonNode>> keys = new LinkedHashMap<>();
        int all = 0;
        for (ObjectNode object : objects) {
            all += object.size();
            object.properties().forEach(entry -> {
                if (keys.size() < LOOKED || keys.containsKey(entry.getKey())) {
                    keys.computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                            .add(entry.getValue());
                }
            });
        }
        if (keys.size() > KEYS && keys.size() * 2L * objects.size() > 3L * all || keys.size() > 5 * KEYS) {
            List<JsonNode> values =
                    keys.values().stream().flatMap(List::stream).limit(LOOKED).toList();
            return "map of text to " + type(values, depth + 1);
        }
        List<String> fields = new ArrayList<>();
        for (Map.Entry<String, List<JsonNode>> key : keys.entrySet()) {
            if (fields.size() == KEYS) {
                fields.add("…");
                break;
            }
            fields.add(key.getKey() + " " + type(key.getValue(), depth + 1));
        }
        return "struct(" + String.join(", ", fields) + ")";
    }

    private static String scalar(JsonNode value) {
        if (value.isBoolean()) {
            return "boolean";
        }
        return value.isIntegralNumber() ? "integer" : value.isNumber() ? "float" : "text";
    }
}
