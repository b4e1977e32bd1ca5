package io.kaggleingest.document.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.text.Sanitizer;
import io.kaggleingest.kaggle.FileHead;

/**
 * What the first part of a CSV or TSV file tells.
 *
 * @param table null where there is none
 * @param reason why there is no table, or what of it is not shown; empty if all is well
 */
public record TableHead(Table table, String reason) {
    static final int ROWS = 1000;
    static final int COLUMNS = 300;
    private static final int SAMPLE = 5;
    private static final int CELL = 60;
    private static final int NAME = 120;

    /** By its name: whether it is worth reading. */
    public static boolean isTabular(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replaceFirst("\\.(?:zip|gz)$", "");
        return lower.endsWith(".csv") || lower.endsWith(".tsv") || lower.endsWith(".tab");
    }

    public static TableHead of(FileHead head) {
        if (head.bytes() == null || head.bytes().length == 0) {
            return new TableHead(null, "empty file");
        }
        try {
            HeadText text = HeadText.of(head);
            List<List<String>> rows = rows(text, Delimiter.of(text.text(), head.name()));
            if (rows.isEmpty()) {
                return new TableHead(null, text.text().isBlank() ? "empty file" : "not one complete row in its head");
            }
            return of(head.name(), rows);
        } catch (IOException | IllegalArgumentException unreadable) {
            return new TableHead(null, "not readable as a table");
        }
    }

    private static TableHead of(String file, List<List<String>> all) {
        boolean named = HeaderRow.isIn(all);
        List<String> header = named ? all.get(0) : List.of();
        List<List<String>> rows = named ? all.subList(1, all.size()) : all;
        int width = all.stream().mapToInt(List::size).max().orElse(0);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < Math.min(width, COLUMNS); i++) {
            columns.add(ColumnProfile.of(name(header, i), values(rows, i)));
        }
        List<List<String>> sample = rows.stream()
                .limit(SAMPLE)
                .map(row -> row.stream()
                        .limit(COLUMNS)
                        .map(cell -> Sanitizer.line(cell, CELL))
                        .toList())
                .toList();
        List<String> reasons = new ArrayList<>();
        if (!named) {
            reasons.add("the file has no header row, its columns are numbered");
        }
        if (width > COLUMNS) {
            reasons.add("columns " + (COLUMNS + 1) + " to " + width + " are not shown");
        }
        String reason = String.join("; ", reasons);
        return new TableHead(new Table(Sanitizer.line(file, NAME), columns, rows.size(), sample), reason);
    }

    private static String name(List<String> header, int column) {
        String name = column < header.size() ? Sanitizer.line(header.get(column), NAME) : "";
        return name.isEmpty() ? "column_" + (column + 1) : name;
    }

    static List<String> values(List<List<String>> rows, int column) {
        return rows.stream()
                .map(row -> column < row.size() ? row.get(column) : "")
                .toList();
    }

    /** Header and rows; a last row that the head may have cut is not among them. */
    private static List<List<String>> rows(HeadText head, char delimiter) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        boolean ended = true;
        try (CsvReader<CsvRecord> reader = reader(head.text(), delimiter)) {
            for (CsvRecord row : reader) {
                if (rows.size() > ROWS) {
                    ended = false;
                    break;
                }
                rows.add(List.copyOf(row.getFields()));
            }
        } catch (CsvParseException stray) {
            // Text after a closing quote, for example: what came before it is still worth showing.
            return rows;
        }
        boolean cut = ended && !head.complete();
        return cut && !rows.isEmpty() ? rows.subList(0, rows.size() - 1) : rows;
    }

    private static CsvReader<CsvRecord> reader(String text, char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(2 * HeadText.LIMIT)
                .build(CsvRecordHandler.of(handler -> handler.maxFields(HeadText.LIMIT)), text);
    }
}
