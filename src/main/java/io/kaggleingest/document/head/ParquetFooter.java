package io.kaggleingest.document.head;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.table.Columns;
import io.kaggleingest.document.table.FileTables;

/** The end of a Parquet file: its columns, how many rows it has, and what its statistics say of them. */
final class ParquetFooter {
    /** Behind the footer: its length in four bytes, and the mark of the format. */
    private static final int TAIL = 8;

    private static final int MOST_ROW_GROUPS = 20_000;

    private ParquetFooter() {}

    /** How many of the last bytes of a file its footer needs; 0 if these are no end of a Parquet file. */
    static long length(byte[] end) {
        int at = end.length - TAIL;
        if (at < 0 || end[at + 4] != 'P' || end[at + 5] != 'A' || end[at + 6] != 'R' || end[at + 7] != '1') {
            return 0;
        }
        long footer = 0;
        for (int i = 3; i >= 0; i--) {
            footer = footer << 8 | end[at + i] & 0xFF;
        }
        return footer + TAIL;
    }

    /** @param end the last bytes of the file */
    static FileTables read(byte[] end) {
        long length = length(end);
        if (length == 0) {
            return FileTables.none("begins like Parquet, but does not end so");
        }
        if (length > end.length) {
            return FileTables.none("Parquet, whose footer has " + length + " bytes, more than is read of a file");
        }
        int from = (int) (end.length - length);
        try {
            FileMetaData footer = Util.readFileMetaData(
                    new ByteArrayInputStream(end, from, (int) length - TAIL), (int) Math.max(1024, length));
            return table(footer);
        } catch (IOException | RuntimeException damaged) {
            return FileTables.none("Parquet, whose footer cannot be read");
        }
    }

    private static FileTables table(FileMetaData footer) {
        ParquetSchema schema = ParquetSchema.of(footer.getSchema());
        List<RowGroup> groups = footer.isSetRow_groups() ? footer.getRow_groups() : List.of();
        List<Column> columns = new ArrayList<>();
        for (ParquetSchema.Field field : schema.fields()) {
            if (columns.size() == Columns.MOST) {
                break;
            }
            ParquetStatistics statistics = new ParquetStatistics(field);
            groups.stream().limit(MOST_ROW_GROUPS).forEach(statistics::add);
            boolean told = groups.size() <= MOST_ROW_GROUPS && statistics.hasNulls();
            columns.add(Columns.of(
                    Columns.name(field.name(), columns.size()),
                    field.type(),
                    told ? statistics.nulls() : 0,
                    statistics.least(),
                    statistics.greatest()));
        }
        List<String> notes = new ArrayList<>();
        if (schema.fields().size() > Columns.MOST) {
            notes.add("columns " + (Columns.MOST + 1) + " to " + schema.fields().size() + " are not shown");
        }
        Long rows = footer.getNum_rows() < 0 ? null : footer.getNum_rows();
        return columns.isEmpty()
                ? FileTables.none("Parquet without columns")
                : new FileTables(List.of(new Table("", columns, 0, List.of(), rows)), notes);
    }
}
