package io.kaggleingest.document.head;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.table.Columns;
import io.kaggleingest.document.table.FileTables;

/** The first line of a NumPy file: type and shape of its array, or of the fields of its records. */
final class NumpyHeader {
    private static final int LONGEST = 1 << 16;
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s{0,4}\\(([0-9, L]{0,400})\\)");
    private static final Pattern TYPE = Pattern.compile("'descr':\\s{0,4}'([^']{1,40})'");
    private static final Pattern FIELD = Pattern.compile("\\('([^']{1,120})',\\s{0,4}'([^']{1,40})'");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private NumpyHeader() {}

    static FileTables read(byte[] bytes) {
        String header = header(bytes);
        Matcher shape = SHAPE.matcher(header);
        if (!shape.find()) {
            return FileTables.none("a NumPy array whose header cannot be read");
        }
        List<String> sizes = new ArrayList<>();
        Matcher number = NUMBER.matcher(shape.group(1));
        while (number.find()) {
            sizes.add(number.group());
        }
        List<Column> columns = columns(header, String.join(" × ", sizes));
        Long rows = sizes.isEmpty() ? Long.valueOf(1) : Long.valueOf(sizes.get(0));
        return columns.isEmpty()
                ? FileTables.none("a NumPy array of a type that is not known")
                : new FileTables(List.of(new Table("", columns, 0, List.of(), rows)), List.of());
    }

    /** Version 1 says its length in two bytes, the later ones in four. */
    private static String header(byte[] bytes) {
        if (bytes.length < 12) {
            return "";
        }
        boolean first = bytes[6] == 1;
        long length = (bytes[8] & 0xFF) | (bytes[9] & 0xFF) << 8;
        if (!first) {
            length |= (long) (bytes[10] & 0xFF) << 16 | (long) (bytes[11] & 0xFF) << 24;
        }
        int from = first ? 10 : 12;
        int to = (int) Math.min(Math.min(bytes.length, from + length), LONGEST);
        return new String(bytes, from, Math.max(0, to - from), StandardCharsets.UTF_8);
    }

    private static List<Column> columns(String header, String shape) {
        Matcher type = TYPE.matcher(header);
        if (type.find()) {
            String typeName =
                    "array of " + type(type.group(1)) + ", shape " + (shape.isEmpty() ? "of a single value" : shape);
            return List.of(Columns.of("array", typeName, 0, null, null));
        }
        List<Column> columns = new ArrayList<>();
        Matcher field = FIELD.matcher(header);
        while (field.find() && columns.size() < Columns.MOST) {
            columns.add(Columns.of(Columns.name(field.group(1), columns.size()), type(field.group(2)), 0, null, null));
        }
        return columns;
    }

    /** As NumPy itself names it. */
    private static String type(String code) {
        String typeCode = code.replaceFirst("^[<>=|]", "");
        if (!typeCode.matches("[a-zA-Z?][0-9]{0,9}(?:\\[[a-z0-9]{1,5}\\])?")) {
            return "unknown";
        }
        long size = typeCode.length() > 1 && Character.isDigit(typeCode.charAt(1))
                ? Long.parseLong(typeCode.substring(1).replaceFirst("\\[.*", ""))
                : 0;
        return switch (typeCode.charAt(0)) {
            case 'f' -> "float" + 8 * size;
            case 'i' -> "int" + 8 * size;
            case 'u' -> "uint" + 8 * size;
            case 'c' -> "complex" + 8 * size;
            case 'b', '?' -> "boolean";
            case 'U', 'S', 'a' -> "text of " + size + " characters";
            case 'M' -> "datetime";
            case 'm' -> "time difference";
            case 'O' -> "Python objects";
            default -> "binary";
        };
    }
}
