package io.kaggleingest.document.head;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.table.Columns;
import io.kaggleingest.document.table.FileTables;

/**
 * The tables in a text of JSON: objects by line or in a list, lists by name, a map whose keys are ids. An object that is
 * none of these is a table of one row.
 */
final class JsonTables {
    private static final int MOST_TABLES = 8;
    /** Keys of a map; fewer that are no ids are names of columns. */
    private static final int MANY = 30;

    private static final Pattern ID = Pattern.compile("(?=.{0,80}[0-9])[A-Za-z0-9_.:/ -]{1,80}|.{25,}");

    private final JsonHead head;
    private final List<String> notes = new ArrayList<>();

    private JsonTables(JsonHead head) {
        this.head = head;
    }

    /** Null if it is no JSON. */
    static @Nullable FileTables read(String text, boolean complete) {
        JsonHead head = JsonHead.of(text, complete);
        return head == null ? null : new JsonTables(head).read();
    }

    private FileTables read() {
        if (head.deep()) {
            notes.add("JSON of so many levels that not all of them are read");
        }
        List<JsonNode> values = head.values();
        FileTables tables;
        if (values.size() == 1 && values.get(0).isArray()) {
            tables = list("", children(values.get(0)));
        } else if (values.size() == 1 && values.get(0) instanceof ObjectNode object) {
            tables = object(object);
        } else {
            tables = list("", values);
        }
        return tables.tables().isEmpty() && notes.isEmpty()
                ? FileTables.none("JSON without objects or values")
                : new FileTables(tables.tables(), notes);
    }

    private static List<JsonNode> children(JsonNode node) {
        List<JsonNode> children = new ArrayList<>();
        node.forEach(children::add);
        return children;
    }

    private static FileTables list(String name, List<JsonNode> rows) {
        if (rows.isEmpty() || rows.stream().allMatch(row -> row.isObject() && row.isEmpty())) {
            return FileTables.none("");
        }
        return (areRecords(rows) ? JsonRows.ofRecords(rows) : new JsonRows(rows)).table(name);
    }

    /** Lists of equally many values: rows whose columns have no names. */
    private static boolean areRecords(List<JsonNode> rows) {
        int width = rows.get(0).size();
        return width > 1
                && width <= Columns.MOST
                && rows.stream()
                        .allMatch(row -> row.isArray()
                                && row.size() == width
                                && children(row).stream().allMatch(JsonNode::isValueNode))
                && children(rows.get(0)).stream()
                                .map(JsonNode::getNodeType)
                                .distinct()
                                .count()
                        > 1;
    }

    private FileTables object(ObjectNode object) {
        ObjectNode complete = head.whole() ? object : withoutLast(object);
        if (isMap(complete)) {
            notes.add("the keys of this JSON object are ids: each entry is a row");
            return JsonRows.ofMap(complete).table("");
        }
        if (isOfColumns(object)) {
            return JsonRows.ofColumns(object).table("");
        }
        FileTables lists = lists(object);
        return lists.tables().isEmpty() ? list("", List.of(object)) : lists;
    }

    /** What was cut is no row. */
    private static ObjectNode withoutLast(ObjectNode object) {
        ObjectNode complete = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (complete.size() < object.size() - 1) {
                complete.set(entry.getKey(), entry.getValue());
            }
        }
        return complete;
    }

    /** {@code {"images": [{…}], "annotations": [{…}]}}: each list is a table. */
    private FileTables lists(ObjectNode object) {
        List<Table> tables = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            boolean ofObjects = entry.getValue().isArray()
                    && !entry.getValue().isEmpty()
                    && entry.getValue().get(0).isObject();
            if (ofObjects && tables.size() < MOST_TABLES) {
                tables.addAll(list(entry.getKey(), children(entry.getValue())).tables());
            } else {
                others.add(entry.getKey());
            }
        }
        if (!tables.isEmpty() && !others.isEmpty()) {
            notes.add("beside its lists this JSON object has the keys "
                    + String.join(", ", others.subList(0, Math.min(10, others.size()))));
        }
        if (!tables.isEmpty() && !head.whole()) {
            notes.add("what this JSON object has further down is not read");
        }
        return new FileTables(tables, notes);
    }

    /** Values all of one make under keys that are no names. */
    private static boolean isMap(ObjectNode object) {
        if (object.size() < 2) {
            return false;
        }
        List<JsonNode> values = children(object);
        long ids = object.properties().stream()
                .filter(entry -> ID.matcher(entry.getKey()).matches())
                .count();
        boolean areIds = ids * 10 >= object.size() * 9L;
        if (values.stream().allMatch(JsonNode::isObject)) {
            return isOfLikeObjects(values) && (areIds || object.size() > 2) && !isPandas(object);
        }
        boolean lists = values.stream().allMatch(JsonNode::isArray);
        boolean scalars = values.stream().allMatch(JsonNode::isValueNode);
        return lists && (areIds || object.size() > MANY) && !isLong(values)
                || scalars && (areIds && object.size() > 2 || object.size() > MANY);
    }

    /** Lists of equal length that are longer than they are many: columns rather than rows. */
    private static boolean isLong(List<JsonNode> lists) {
        int length = lists.get(0).size();
        return length > lists.size()
                && lists.stream()
                        .limit(lists.size() - 1L)
                        .allMatch(list -> list.size() == length && list.get(0).isValueNode());
    }

    private static boolean isOfLikeObjects(List<JsonNode> values) {
        Set<String> union = new TreeSet<>();
        int keys = 0;
        for (JsonNode value : values) {
            value.fieldNames().forEachRemaining(union::add);
            keys += value.size();
        }
        return keys * 2 >= union.size() * values.size();
    }

    /** A data frame written by columns: under each name the same row numbers. */
    private static boolean isPandas(ObjectNode object) {
        return children(object).stream()
                .allMatch(column -> column.isObject()
                        && !column.isEmpty()
                        && column.properties().stream()
                                .allMatch(cell -> cell.getKey().matches("[0-9]{1,12}")
                                        && !cell.getValue().isObject()));
    }

    private static boolean isOfColumns(ObjectNode object) {
        List<JsonNode> values = children(object);
        boolean lists = object.size() > 1
                && values.stream()
                        .allMatch(column -> column.isArray()
                                && (column.isEmpty() || !column.get(0).isObject()));
        int first = lists ? values.get(0).size() : 0;
        boolean alike = lists && values.stream().limit(values.size() - 1L).allMatch(column -> column.size() == first);
        return alike || object.size() > 0 && isPandas(object);
    }
}
