package io.kaggleingest.document.head;

import java.util.ArrayList;
import java.util.List;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/** The columns of a Parquet file, which lists them as a tree in its order of walking; bounded, whatever it claims. */
final class ParquetSchema {
    private static final int DEEPEST = 20;
    private static final int LONGEST_TYPE = 400;

    /**
     * @param leaf its one column of values with its place among all of those, or null where it has several
     */
    record Field(String name, String type, @Nullable SchemaElement leaf, int index) {}

    private record Node(SchemaElement element, List<Node> children, int firstLeaf) {}

    private final List<SchemaElement> elements;
    private int next = 1;
    private int leaves;

    private ParquetSchema(List<SchemaElement> elements) {
        this.elements = elements;
    }

    static ParquetSchema of(List<SchemaElement> elements) {
        return new ParquetSchema(elements == null ? List.of() : elements);
    }

    private @Nullable List<Field> fields;

    List<Field> fields() {
        if (fields == null) {
            fields = new ArrayList<>();
            int children = elements.isEmpty() ? 0 : elements.get(0).getNum_children();
            for (int i = 0; i < children && next < elements.size(); i++) {
                Node node = node(0);
                boolean single = node.children().isEmpty();
                fields.add(new Field(
                        node.element().getName(), type(node), single ? node.element() : null, node.firstLeaf()));
            }
        }
        return fields;
    }

    private Node node(int depth) {
        SchemaElement element = elements.get(next++);
        int first = leaves;
        List<Node> children = new ArrayList<>();
        if (element.getNum_children() == 0) {
            leaves++;
        } else if (depth > DEEPEST) {
            throw new IllegalArgumentException("nested too deeply");
        }
        for (int i = 0; i < element.getNum_children() && next < elements.size(); i++) {
            children.add(node(depth + 1));
        }
        return new Node(element, children, first);
    }

    private static String type(Node node) {
        String type = node.children().isEmpty() ? primitive(node.element()) : group(node);
        String fullType = isRepeated(node) ? "list of " + type : type;
        return fullType.length() > LONGEST_TYPE ? fullType.substring(0, LONGEST_TYPE - 1) + "…" : fullType;
    }

    private static String group(Node node) {
        ConvertedType convertedType = node.element().getConverted_type();
        LogicalType logical = node.element().getLogicalType();
        boolean list = convertedType == ConvertedType.LIST || logical != null && logical.isSetLIST();
        boolean map = convertedType == ConvertedType.MAP
                || convertedType == ConvertedType.MAP_KEY_VALUE
                || logical != null && logical.isSetMAP();
        if (list && node.children().size() == 1 && isRepeated(node.children().get(0))) {
            return "list of " + item(node, node.children().get(0));
        }
        if (map
                && node.children().size() == 1
                && node.children().get(0).children().size() == 2) {
            Node entry = node.children().get(0);
            return "map of " + type(entry.children().get(0)) + " to "
                    + type(entry.children().get(1));
        }
        return struct(node);
    }

    /** Of old, the repeated group is the item itself; today it wraps the item. */
    private static String item(Node list, Node group) {
        if (group.children().isEmpty()) {
            return primitive(group.element());
        }
        String name = String.valueOf(group.element().getName());
        boolean itself = group.children().size() > 1
                || name.equals("array")
                || name.equals(list.element().getName() + "_tuple");
        return itself ? struct(group) : type(group.children().get(0));
    }

    private static String struct(Node node) {
        StringBuilder struct = new StringBuilder("struct(");
        String between = "";
        for (Node child : node.children()) {
            struct.append(between).append(child.element().getName()).append(' ').append(type(child));
            between = ", ";
            if (struct.length() > LONGEST_TYPE) {
                return struct.append("…)").toString();
            }
        }
        return struct.append(')').toString();
    }

    private static boolean isRepeated(Node node) {
        return node.element().getRepetition_type() == FieldRepetitionType.REPEATED;
    }

    /** In our words. */
    static String primitive(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        String name = logical == null ? null : logical(logical);
        if (name == null && element.getConverted_type() != null) {
            name = nameOf(element.getConverted_type());
        }
        if (name != null) {
            return name;
        }
        Type type = element.getType();
        if (type == null) {
            return "unknown";
        }
        return switch (type) {
            case BOOLEAN -> "boolean";
            case INT32, INT64 -> "integer";
            case INT96 -> "datetime";
            case FLOAT, DOUBLE -> "float";
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> "binary";
        };
    }

    private static @Nullable String logical(LogicalType type) {
        if (type.isSetSTRING() || type.isSetENUM() || type.isSetJSON() || type.isSetUUID()) {
            return "text";
        }
        if (type.isSetDECIMAL()) {
            return "decimal";
        }
        if (type.isSetDATE()) {
            return "date";
        }
        if (type.isSetTIMESTAMP()) {
            return "datetime";
        }
        if (type.isSetTIME()) {
            return "time";
        }
        if (type.isSetUNKNOWN()) {
            return "empty";
        }
        return type.isSetINTEGER() ? "integer" : type.isSetFLOAT16() ? "float" : null;
    }

    private static @Nullable String nameOf(ConvertedType type) {
        return switch (type) {
            case UTF8, ENUM, JSON -> "text";
            case DECIMAL -> "decimal";
            case DATE -> "date";
            case TIMESTAMP_MILLIS, TIMESTAMP_MICROS -> "datetime";
            case TIME_MILLIS, TIME_MICROS -> "time";
            case UINT_8, UINT_16, UINT_32, UINT_64, INT_8, INT_16, INT_32, INT_64 -> "integer";
            default -> null;
        };
    }
}
