package io.kaggleingest.document.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.text.Sanitizer;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.DatasetMetadata;

/** Tables that were not read, by the columns that Kaggle itself lists. */
public final class DescribedTables {
    private static final int TABLES = 12;
    private static final int NAME = 120;

    private DescribedTables() {}

    /**
     * @param tables those that were read
     * @param metadata may be null
     */
    public static List<Table> of(List<DataFile> files, @Nullable DatasetMetadata metadata, List<Table> tables) {
        Map<String, List<Column>> columnsByFile = new LinkedHashMap<>();
        for (DataFile file : files) {
            List<Column> columns = new ArrayList<>();
            file.columns().forEach(column -> add(columns, column.name(), column.type(), null));
            put(columnsByFile, file.name(), columns);
        }
        if (metadata != null && metadata.files() != null) {
            for (DatasetMetadata.DescribedFile file : metadata.files()) {
                List<Column> columns = new ArrayList<>();
                if (file.columns() != null) {
                    file.columns().forEach(column -> add(columns, column.name(), column.type(), column.description()));
                }
                put(columnsByFile, file.name(), columns);
            }
        }
        Set<String> tableFiles = tables.stream().map(Table::file).collect(Collectors.toSet());
        return columnsByFile.entrySet().stream()
                .filter(table -> tableFiles.stream()
                        .noneMatch(file -> file.equals(table.getKey()) || file.startsWith(table.getKey() + "/")))
                .limit(TABLES)
                .map(table -> new Table(table.getKey(), table.getValue(), 0, List.of()))
                .toList();
    }

    private static void put(Map<String, List<Column>> columnsByFile, String file, List<Column> columns) {
        if (!columns.isEmpty()) {
            columnsByFile.putIfAbsent(Sanitizer.line(file, NAME), columns);
        }
    }

    private static void add(List<Column> columns, String name, @Nullable String type, @Nullable String about) {
        if (columns.size() < Columns.MOST) {
            Column column = Columns.of(Columns.name(name, columns.size()), type(type), 0, null, null);
            String line = about == null ? "" : Sanitizer.line(about, 200);
            columns.add(
                    line.isEmpty()
                            ? column
                            : new Column(column.name(), column.type(), 0, null, List.of(), null, null, null, line));
        }
    }

    /** Kaggle's type in our terms; what it calls numeric may be an integer or not. */
    private static String type(@Nullable String kaggleType) {
        String lower =
                kaggleType == null ? "" : kaggleType.toLowerCase(Locale.ROOT).strip();
        return switch (lower) {
            case "" -> "unknown";
            case "string", "text", "uuid", "id", "url", "email", "country", "province", "city", "address" -> "text";
            case "integer", "int", "bigint", "long" -> "integer";
            case "decimal", "float", "double", "real" -> "float";
            case "bool", "boolean" -> "boolean";
            case "datetime", "timestamp" -> "datetime";
            default -> lower;
        };
    }
}
