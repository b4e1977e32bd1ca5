package io.kaggleingest.document.budget;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Files of all formats that are read: the tests' cases, archives of them, and some that mean harm. */
record FileSeeds(List<byte[]> files) {
    private static final int LONGEST = 40_000;

    static FileSeeds under(Path cases) throws IOException {
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> walked = Files.walk(cases)) {
            for (Path file : walked.filter(Files::isRegularFile).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                files.add(Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST)));
            }
        }
        byte[] parquet = Files.readAllBytes(cases.resolve("formats/readings.parquet"));
        byte[] csv = "id,name\n1,a\n2,b\n3,c\n".repeat(20).getBytes(StandardCharsets.UTF_8);
        // Formats weigh as much as all the texts.
        try (Stream<Path> formats = Files.list(cases.resolve("formats"))) {
            for (Path file : formats.sorted().toList()) {
                for (int i = 0; i < 5; i++) {
                    files.add(Files.readAllBytes(file));
                }
            }
        }
        for (int i = 0; i < 4; i++) {
            files.addAll(archives(csv, parquet));
            files.addAll(hostile(parquet, csv));
        }
        return new FileSeeds(files);
    }

    private static List<byte[]> archives(byte[] csv, byte[] parquet) throws IOException {
        byte[] zip = zip("README.md", csv, "train.csv", csv);
        return List.of(
                zip,
                zip("inner.zip", zip, "x.parquet", parquet),
                zip("[Content_Types].xml", TYPES, "xl/workbook.xml", WORKBOOK, "xl/_rels/workbook.xml.rels", RELATIONS,
                        "xl/worksheets/sheet1.xml", SHEET),
                gzip(csv),
                gzip(tar(csv)),
                xz(csv),
                bzip2(csv));
    }

    private static List<byte[]> hostile(byte[] parquet, byte[] csv) throws IOException {
        byte[] claims = parquet.clone();
        ByteBuffer.wrap(claims).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(claims.length - 8, 2_000_000_000);
        byte[] nested = csv;
        for (int i = 0; i < 12; i++) {
            nested = i % 2 == 0 ? gzip(nested) : zip("x", nested);
        }
        return List.of(
                claims,
                ("[".repeat(100_000)).getBytes(StandardCharsets.UTF_8),
                ("{\"a\":".repeat(20_000)).getBytes(StandardCharsets.UTF_8),
                nested,
                gzip(new byte[30_000_000]),
                zip("bomb.csv", new byte[30_000_000], "second.csv", new byte[30_000_000]),
                zip("[Content_Types].xml", TYPES, "xl/sharedStrings.xml", new byte[60_000_000]),
                "a,\"b\n".repeat(8_000).getBytes(StandardCharsets.UTF_8),
                ("\"" + " ".repeat(30_000)).getBytes(StandardCharsets.UTF_8));
    }

    static byte[] zip(Object... namesAndContents) throws IOException {
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

    private interface Packing {
        OutputStream around(OutputStream to) throws IOException;
    }

    private static byte[] packed(byte[] content, Packing packing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed = packing.around(bytes)) {
            packed.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        return packed(content, GZIPOutputStream::new);
    }

    private static byte[] xz(byte[] content) throws IOException {
        return packed(content, to -> new XZOutputStream(to, new LZMA2Options()));
    }

    private static byte[] bzip2(byte[] content) throws IOException {
        return packed(content, BZip2CompressorOutputStream::new);
    }

    private static byte[] tar(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry("data/train.csv");
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static final byte[] TYPES = xml(
            """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
    private static final byte[] WORKBOOK = xml(
            """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
            <sheets><sheet name="Tides" sheetId="1" r:id="rId1"/></sheets></workbook>""");
    private static final byte[] RELATIONS = xml(
            """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
    private static final byte[] SHEET = xml(
            """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
            <row r="1"><c r="A1" t="inlineStr"><is><t>harbour</t></is></c><c r="B1" t="inlineStr"><is><t>level</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>North</t></is></c><c r="B2"><v>1.5</v></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>South</t></is></c><c r="B3"><v>2.25</v></c></row>
            <row r="4"><c r="A4" t="inlineStr"><is><t>West</t></is></c><c r="B4"><v>2</v></c></row></sheetData></worksheet>""");

    private static byte[] xml(String body) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + body).getBytes(StandardCharsets.UTF_8);
    }
}
