package io.kaggleingest.document.head;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.file.FileContent;
import io.kaggleingest.document.file.FileKind;
import io.kaggleingest.document.file.TableNames;
import io.kaggleingest.document.file.TextEncoding;
import io.kaggleingest.document.file.Unpacker;
import io.kaggleingest.document.table.DelimitedTable;
import io.kaggleingest.document.table.DelimitedText;
import io.kaggleingest.document.table.FileTables;
import io.kaggleingest.document.table.TextTable;
import io.kaggleingest.document.text.Sanitizer;
import io.kaggleingest.kaggle.FileHead;

/**
 * What the first or last part of a file tells of the tables in it. Its bytes decide what it is, its name only what it is
 * called.
 *
 * @param reason why there is no table, or what of it is not shown or odd; empty if all is well
 */
public record TableHead(List<Table> tables, String reason) {
    private static final int NAME = 120;
    private static final int LONGEST_REASON = 900;

    /** Whether what was read is the beginning of a file whose end tells more. */
    public static boolean endTellsMore(FileHead head) {
        return !head.complete() && head.from() == 0 && FileKind.of(head.bytes()) == FileKind.PARQUET;
    }

    /** By its name: whether its columns stand at its end. */
    public static boolean isToldAtTheEnd(String name) {
        return TableNames.isParquet(name);
    }

    /** By its name: whether it cannot be read without all of it. */
    public static boolean needsAll(String name) {
        return TableNames.isExcel(name);
    }

    /** How many of the last bytes of a file it takes to tell its columns; 0 where these do not say. */
    public static long lengthOfEnd(FileHead end) {
        return ParquetFooter.length(end.bytes());
    }

    /** The first of {@link #tables}, or null. */
    public @Nullable Table table() {
        return tables.isEmpty() ? null : tables.get(0);
    }

    public static TableHead of(FileHead head) {
        String file = Sanitizer.line(head.name(), NAME);
        FileTables fileTables = read(head);
        List<Table> tables = fileTables.tables().stream()
                .map(table -> new Table(
                        table.file().isEmpty() ? file : file + "/" + Sanitizer.line(table.file(), NAME),
                        table.columns(),
                        table.rowsSampled(),
                        table.sample(),
                        table.rows()))
                .toList();
        return new TableHead(tables, Sanitizer.line(String.join("; ", fileTables.notes()), LONGEST_REASON));
    }

    private static FileTables read(FileHead head) {
        if (head.bytes() == null || head.bytes().length == 0) {
            return FileTables.none("empty file");
        }
        try {
            if (head.from() > 0) {
                return ParquetFooter.read(head.bytes());
            }
            FileContent content =
                    Unpacker.of(new FileContent(head.name(), null, head.bytes(), head.complete(), List.of()));
            return withMember(content, read(content));
        } catch (Unpacker.Unreadable failure) {
            return FileTables.none(failure.getMessage());
        } catch (RuntimeException failure) {
            return FileTables.none("not readable as a table");
        }
    }

    private static FileTables withMember(FileContent content, FileTables tables) {
        if (content.others().isEmpty()) {
            return tables;
        }
        List<String> notes = new ArrayList<>(tables.notes());
        notes.add("of the archive " + content.member() + (tables.tables().isEmpty() ? " was looked at" : " is read")
                + "; it also holds " + String.join(", ", content.others()));
        return new FileTables(tables.tables(), notes);
    }

    private static FileTables read(FileContent content) {
        FileKind kind = FileKind.of(content.bytes());
        return switch (kind) {
            case EMPTY -> FileTables.none("empty file");
            case TEXT -> text(content);
            case JSON -> json(content);
            case PARQUET ->
                content.complete()
                        ? ParquetFooter.read(content.bytes())
                        : FileTables.none(
                                "Parquet, whose columns stand at its end, which cannot be had without all of it");
            case SQLITE -> SqliteSchema.read(content.bytes());
            case NUMPY -> NumpyHeader.read(content.bytes());
            case ZIP ->
                content.complete()
                        ? ExcelFile.read(content.bytes())
                        : FileTables.none("an Excel file, which cannot be read without all of it");
            default -> FileTables.none("no table: it is " + kind.description());
        };
    }

    private static FileTables json(FileContent content) {
        FileTables tables = JsonTables.read(
                TextEncoding.of(content.bytes(), content.complete()).text(), content.complete());
        return tables == null ? text(content) : tables;
    }

    private static FileTables text(FileContent content) {
        TextEncoding encoding = TextEncoding.of(content.bytes(), content.complete());
        DelimitedTable table = DelimitedText.table(encoding.text(), content.complete(), content.name());
        if (table == null) {
            return FileTables.none(encoding.text().isBlank() ? "empty file" : "not one complete row in its head");
        }
        boolean little = table.width() < 2 || table.rows().isEmpty() && table.whole();
        if (little && !TableNames.isPlainTable(content.name())) {
            return FileTables.none("no table: it is plain text");
        }
        FileTables tables = TextTable.of("", table);
        if (encoding.encoding() == null) {
            return tables;
        }
        List<String> notes = new ArrayList<>(tables.notes());
        notes.add("its encoding is " + encoding.encoding());
        return new FileTables(tables.tables(), notes);
    }
}
