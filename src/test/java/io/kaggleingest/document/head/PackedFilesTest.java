package io.kaggleingest.document.head;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.kaggle.FileHead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is packed, and what only claims to be of some size. */
class PackedFilesTest {
    private static final byte[] CSV = bytes("id,name\n1,a\n2,b\n3,c\n");
    private static final Path PARQUET =
            Path.of("src/test/resources/io/kaggleingest/document/head/cases/formats/readings.parquet");

    @Test
    void the_first_rows_of_a_small_excel_file_are_a_table() throws IOException {
        TableHead read = TableHead.of(whole("levels.xlsx", excel()));

        assertEquals(
                List.of("levels.xlsx"), read.tables().stream().map(Table::file).toList());
        assertEquals(
                List.of("harbour text", "level float"),
                read.table().columns().stream()
                        .map(column -> column.name() + " " + column.type())
                        .toList());
        assertEquals(List.of("North", "1.5"), read.table().sample().get(0));
    }

    @Test
    void of_an_archive_the_table_is_read_and_the_others_are_named() throws IOException {
        byte[] inner = zip("train.csv", CSV);
        TableHead read = TableHead.of(whole("data.zip", zip("README.md", bytes("read me"), "inner.zip", inner)));

        assertEquals(
                List.of("id", "name"),
                read.table().columns().stream().map(Column::name).toList());
        assertEquals(
                2,
                TableHead.of(whole("a.csv.bz2", bzip2(CSV))).table().columns().size());
        assertTrue(TableHead.of(whole("data.zip", zip("b.csv", CSV, "a.csv", CSV, "data", CSV)))
                .reason()
                .contains("b.csv"));
    }

    @ParameterizedTest
    @CsvSource({
        "footer, more than is read of a file",
        "nested JSON, so many levels",
        "nested archives, packed more than 3 times over",
        "pictures, it is a picture (PNG)",
        "xz, of which nothing can be unpacked"
    })
    void what_cannot_be_read_is_named(String what, String reason) throws IOException {
        byte[] content =
                switch (what) {
                    case "footer" -> {
                        byte[] parquet = Files.readAllBytes(PARQUET);
                        ByteBuffer.wrap(parquet)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putInt(parquet.length - 8, 2_000_000_000);
                        yield parquet;
                    }
                    case "nested JSON" -> bytes("[".repeat(100_000));
                    case "nested archives" -> gzip(gzip(gzip(gzip(CSV))));
                    case "pictures" -> zip("a.png", bytes("\u0089PNG\r\n"), "b.png", new byte[9]);
                    default -> bytes("\u00FD7zXZ\0\0\0");
                };

        TableHead read = TableHead.of(whole("x.csv", content));

        assertEquals(List.of(), read.tables());
        assertTrue(read.reason().contains(reason), read.reason());
    }

    @Test
    void a_quote_on_every_line_that_nobody_closes_loses_no_row() {
        TableHead read = TableHead.of(whole("x.csv", bytes("id,size\n" + "1,\"5 inch\n".repeat(500))));

        assertEquals(500, read.table().rowsSampled());
        assertTrue(read.reason().startsWith("line 2 opens a quote that is never closed"), read.reason());
    }

    private static FileHead whole(String name, byte[] content) {
        return new FileHead(name, name, content, true);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(text.charAt(0) > 0x7F ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** Some methods need libraries that are not there. */
    @ParameterizedTest
    @CsvSource({"t.csv,archive", "xl/workbook.xml,Excel"})
    void a_zip_of_any_method_is_read_or_named(String member, String kind) throws IOException {
        for (int method = 0; method < 256; method++) {
            byte[] zip = zip(member, CSV);
            ByteBuffer header = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
            header.putShort(8, (short) method);
            header.putShort(centralDirectory(header) + 10, (short) method);

            TableHead read = TableHead.of(whole("data.zip", zip));

            assertTrue(!read.tables().isEmpty() || read.reason().contains(kind), method + ": " + read);
        }
    }

    private static int centralDirectory(ByteBuffer zip) {
        int at = zip.limit() - 22;
        return zip.getInt(at + 16);
    }

    private static byte[] zip(Object... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                zip.write((byte[]) namesAndContents[i + 1]);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] bzip2(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BZip2CompressorOutputStream bzip2 = new BZip2CompressorOutputStream(bytes)) {
            bzip2.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] excel() throws IOException {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        return zip(
                "[Content_Types].xml",
                bytes("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + types + "sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + types
                        + "worksheet+xml\"/>"
                        + "</Types>"),
                "xl/workbook.xml",
                bytes("<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relations + "\"><sheets>"
                        + "<sheet name=\"Tides\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
                "xl/_rels/workbook.xml.rels",
                bytes("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"" + relations
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                        + "</Relationships>"),
                "xl/worksheets/sheet1.xml",
                bytes("<worksheet xmlns=\"" + main + "\"><sheetData>" + row(1, "harbour", null) + row(2, "North", "1.5")
                        + row(3, "South", "2.25") + row(4, "West", "2") + "</sheetData></worksheet>"));
    }

    private static String row(int number, String name, String value) {
        String second = value == null
                ? "<c r=\"B" + number + "\" t=\"inlineStr\"><is><t>level</t></is></c>"
                : "<c r=\"B" + number + "\"><v>" + value + "</v></c>";
        return "<row r=\"" + number + "\"><c r=\"A" + number + "\" t=\"inlineStr\"><is><t>" + name + "</t></is></c>"
                + second + "</row>";
    }
}
