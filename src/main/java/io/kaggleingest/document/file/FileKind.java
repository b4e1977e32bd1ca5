package io.kaggleingest.document.file;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What the first bytes of a file say that it is; its name says nothing. */
public enum FileKind {
    EMPTY("empty file"),
    TEXT("text"),
    JSON("JSON"),
    PARQUET("Parquet"),
    SQLITE("an SQLite database"),
    NUMPY("a NumPy array"),
    ZIP("a zip archive"),
    TAR("a tar archive"),
    GZIP("packed with gzip"),
    XZ("packed with xz"),
    BZIP2("packed with bzip2"),
    ZSTD("packed with Zstandard"),
    LZ4("packed with LZ4"),
    SEVEN_ZIP("a 7z archive"),
    RAR("a RAR archive"),
    GIT_LFS("only a pointer of Git LFS in the place of the file"),
    HTML("a web page"),
    XML("XML"),
    ARROW("Arrow or Feather"),
    ORC("ORC"),
    AVRO("Avro"),
    HDF5("HDF5"),
    MATLAB("a MATLAB file"),
    PICKLE("a Python pickle"),
    R_DATA("R data"),
    EXCEL_97("an Excel file of the old format"),
    STATA("a Stata file"),
    SAS("a SAS file"),
    SPSS("an SPSS file"),
    TFRECORD("TensorFlow records"),
    PNG("a picture (PNG)"),
    JPEG("a picture (JPEG)"),
    GIF("a picture (GIF)"),
    BMP("a picture (BMP)"),
    TIFF("a picture (TIFF)"),
    WEBP("a picture (WebP)"),
    DICOM("a DICOM picture"),
    NIFTI("a NIfTI picture"),
    WAV("sound (WAV)"),
    FLAC("sound (FLAC)"),
    OGG("sound (Ogg)"),
    MP3("sound (MP3)"),
    VIDEO("a video"),
    PDF("a PDF"),
    EXECUTABLE("a program"),
    BINARY("binary data of a kind that is not known");

    private static final int LOOKED = 4096;

    private final String description;

    FileKind(String description) {
        this.description = description;
    }

    /** For people, for example "a PDF". */
    public String description() {
        return description;
    }

    /** @param bytes the first of a file; a few thousand are looked at */
    public static FileKind of(byte[] bytes) {
        if (bytes.length == 0) {
            return EMPTY;
        }
        FileKind kind = FileSignature.kind(bytes);
        return kind == null ? byText(bytes) : kind;
    }

    /** A zip whose first member is one of those that only Excel files have. */
    public static boolean isExcel(byte[] zip) {
        String head = new String(zip, 0, Math.min(LOOKED, zip.length), StandardCharsets.ISO_8859_1);
        return head.startsWith("PK")
                && (head.contains("[Content_Types].xml") && head.contains("xl/") || head.startsWith("xl/", 30));
    }

    private static FileKind byText(byte[] bytes) {
        if (TextEncoding.isWide(bytes)) {
            return TEXT;
        }
        int from = FileSignature.starts(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        int length = Math.min(LOOKED, bytes.length) - from;
        String head = new String(bytes, from, Math.max(0, length), StandardCharsets.ISO_8859_1);
        if (isBinary(head)) {
            return BINARY;
        }
        String text = head.stripLeading();
        String lower = text.substring(0, Math.min(200, text.length())).toLowerCase(Locale.ROOT);
        if (lower.startsWith("version https://git-lfs.github.com/spec/")) {
            return GIT_LFS;
        }
        if (lower.startsWith("<!doctype html") || lower.matches("(?s)<(?:html|head|body)[\\s>].*")) {
            return HTML;
        }
        if (lower.startsWith("<?xml")
                || lower.matches("(?s)<[a-z][\\w:-]{0,40}(?: [^<>]{0,150})?>.*") && text.contains("</")) {
            return lower.contains("<!doctype html") ? HTML : XML;
        }
        return looksLikeJson(text) ? JSON : TEXT;
    }

    /** Control characters other than those of lines, pages and terminals; a cell parted by some of them is text too. */
    private static boolean isBinary(String head) {
        int controlCharacters = 0;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            if (c == 0) {
                controlCharacters += 4;
            } else if (c < ' ' && "\t\n\r\f\b\u001B\u0001\u001F\u001E\u0002\u001A".indexOf(c) < 0) {
                controlCharacters++;
            }
        }
        return controlCharacters > 2 + head.length() / 200;
    }

    private static boolean looksLikeJson(String text) {
        if (text.isEmpty() || text.charAt(0) != '{' && text.charAt(0) != '[') {
            return false;
        }
        String content = text.substring(1).stripLeading();
        if (content.isEmpty()) {
            return false;
        }
        char next = content.charAt(0);
        return text.charAt(0) == '{' ? next == '"' || next == '}' : "{[]\"-0123456789tfn".indexOf(next) >= 0;
    }
}
