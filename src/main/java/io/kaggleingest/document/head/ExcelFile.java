package io.kaggleingest.document.head;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.file.FileKind;
import io.kaggleingest.document.table.Columns;
import io.kaggleingest.document.table.DelimitedTable;
import io.kaggleingest.document.table.FileTables;
import io.kaggleingest.document.table.TextTable;

/** The first rows of the sheets of a small Excel file, each sheet a table. */
final class ExcelFile {
    private static final int SHEETS = 5;
    private static final int ROWS = DelimitedTable.ROWS + 24;
    private static final int CELLS = 100_000;
    /** What it may grow to when unpacked. */
    private static final int MOST_BYTES = 24 << 20;

    private ExcelFile() {}

    static FileTables read(byte[] bytes) {
        if (!FileKind.isExcel(bytes)) {
            return FileTables.none("no table: it is " + FileKind.ZIP.description());
        }
        if (isBomb(bytes)) {
            return FileTables.none("an Excel file that is damaged, or too large when it is unpacked");
        }
        List<Table> tables = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(
                        new ByteArrayInputStream(bytes), new ReadingOptions(hasStyles(bytes), true));
                Stream<Sheet> sheets = workbook.getSheets()) {
            List<Sheet> all = sheets.limit(SHEETS + 1).toList();
            for (Sheet sheet : all.subList(0, Math.min(SHEETS, all.size()))) {
                FileTables sheetTables = read(sheet, all.size() == 1);
                tables.addAll(sheetTables.tables());
                sheetTables.notes().forEach(note -> notes.add(all.size() == 1 ? note : sheet.getName() + ": " + note));
            }
            if (all.size() > SHEETS) {
                notes.add("sheets after the first " + SHEETS + " are not read");
            }
        } catch (IOException | RuntimeException damaged) {
            notes.add("an Excel file that cannot be read to its end");
        }
        return new FileTables(tables, notes);
    }

    /** Formats tell days from numbers; the reader fails where it is to read them and there are none. */
    private static boolean hasStyles(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains("xl/styles.xml");
    }

    private static FileTables read(Sheet sheet, boolean only) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        boolean whole = true;
        int cells = 0;
        try (Stream<Row> stream = sheet.openStream()) {
            for (Iterator<Row> all = stream.iterator(); all.hasNext(); ) {
                List<String> row = cells(all.next());
                cells += row.size();
                if (rows.size() == ROWS || cells > CELLS) {
                    whole = false;
                    break;
                }
                if (!row.isEmpty()) {
                    rows.add(row);
                }
            }
        }
        DelimitedTable table = DelimitedTable.of(rows, whole);
        return table == null ? FileTables.none("it has no rows") : TextTable.of(only ? "" : sheet.getName(), table);
    }

    /** Without what is empty at its end. */
    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        int filledCells = 0;
        for (int i = 0; i < Math.min(row.getCellCount(), Columns.MOST + 1); i++) {
            String text = text(row.getCell(i));
            cells.add(text);
            filledCells = text.isEmpty() ? filledCells : i + 1;
        }
        return new ArrayList<>(cells.subList(0, filledCells));
    }

    /** Days are numbers in Excel; only their format tells. */
    private static String text(Cell cell) {
        if (cell == null || cell.getType() == org.dhatim.fastexcel.reader.CellType.ERROR) {
            return "";
        }
        String format = cell.getDataFormatString();
        if (cell.getType() == org.dhatim.fastexcel.reader.CellType.NUMBER && isDate(format)) {
            String time = cell.asDate().toString();
            return time.endsWith("T00:00") ? time.substring(0, 10) : time;
        }
        return cell.getText();
    }

    private static boolean isDate(String format) {
        if (format == null || format.length() > 100) {
            return false;
        }
        String pattern =
                format.replaceAll("\"[^\"]*+\"|\\[[^\\[\\]]*+\\]|\\\\.", "").toLowerCase(java.util.Locale.ROOT);
        return pattern.contains("yy") || pattern.contains("dd") || pattern.contains("d/m") || pattern.contains("m/d");
    }

    /** Also what cannot be unpacked by its own directory is not given to the reader, which would go by that. */
    private static boolean isBomb(byte[] bytes) {
        byte[] buffer = new byte[8192];
        long size = 0;
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                InputStream content = zip.getInputStream(entry);
                for (int length = content.read(buffer); length >= 0; length = content.read(buffer)) {
                    size += length;
                    if (size > MOST_BYTES) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException | RuntimeException | NoClassDefFoundError damagedOrOfAnotherMethod) {
            return true;
        }
    }
}
