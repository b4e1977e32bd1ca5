package io.kaggleingest.document.table;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What the first bytes of a file say that it is; its name says nothing. */
enum FileKind {
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

    private final String what;

    FileKind(String what) {
        this.what = what;
    }

    /** For people: what it is, not what it is called. */
    String what() {
        return what;
    }

    static FileKind of(byte[] bytes) {
        if (bytes.length == 0) {
            return EMPTY;
        }
        FileKind kind = byMagic(bytes);
        return kind == null ? byText(bytes) : kind;
    }

    private static FileKind byMagic(byte[] b) {
        FileKind packed = packed(b);
        if (packed != null) {
            return packed;
        }
        FileKind data = data(b);
        return data != null ? data : media(b);
    }

    private static FileKind packed(byte[] b) {
        if (starts(b, "PK\3\4") || starts(b, "PK\5\6") || starts(b, "PK\7\b")) {
            return ZIP;
        }
        if (starts(b, 0x1F, 0x8B)) {
            return GZIP;
        }
        if (starts(b, 0xFD, '7', 'z', 'X', 'Z', 0)) {
            return XZ;
        }
        if (starts(b, "BZh") && b.length > 9 && b[4] == 0x31 && b[5] == 0x41 && b[6] == 0x59) {
            return BZIP2;
        }
        if (starts(b, 0x28, 0xB5, 0x2F, 0xFD)) {
            return ZSTD;
        }
        if (starts(b, 0x04, 0x22, 0x4D, 0x18)) {
            return LZ4;
        }
        if (starts(b, '7', 'z', 0xBC, 0xAF, 0x27, 0x1C)) {
            return SEVEN_ZIP;
        }
        return starts(b, "Rar!") ? RAR : at(b, 257, "ustar") ? TAR : null;
    }

    private static FileKind data(byte[] b) {
        if (starts(b, "PAR1") || starts(b, "PARE")) {
            return PARQUET;
        }
        if (starts(b, "SQLite format 3\0")) {
            return SQLITE;
        }
        if (starts(b, 0x93, 'N', 'U', 'M', 'P', 'Y')) {
            return NUMPY;
        }
        if (starts(b, "ARROW1") || starts(b, "FEA1") || starts(b, 0xFF, 0xFF, 0xFF, 0xFF) && at(b, 8, 0x10, 0, 0, 0)) {
            return ARROW;
        }
        if (starts(b, 0x89, 'H', 'D', 'F', '\r', '\n')) {
            return HDF5;
        }
        if (starts(b, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1)) {
            return EXCEL_97;
        }
        if (starts(b, "Obj\1")) {
            return AVRO;
        }
        if (starts(b, "MATLAB 5.0 MAT-file") || starts(b, "MATLAB 7.3 MAT-file")) {
            return MATLAB;
        }
        if (starts(b, "RDX2\n") || starts(b, "RDX3\n") || starts(b, "RDA") || starts(b, 'X', '\n', 0, 0, 0)) {
            return R_DATA;
        }
        if (starts(b, "<stata_dta>")) {
            return STATA;
        }
        if (at(b, 84, "SAS FILE") || starts(b, "HEADER RECORD*******LIBRARY")) {
            return SAS;
        }
        if (starts(b, "$FL2") || starts(b, "$FL3")) {
            return SPSS;
        }
        if (starts(b, "ORC") && b.length > 3 && b[3] < ' ') {
            return ORC;
        }
        boolean pickle = b.length > 2 && b[0] == (byte) 0x80 && b[1] >= 2 && b[1] <= 5;
        return pickle ? PICKLE : isTfRecord(b) ? TFRECORD : null;
    }

    /** Length of the record in eight bytes, its check sum in four, then a message of one field of messages. */
    private static boolean isTfRecord(byte[] b) {
        return b.length > 16 && at(b, 4, 0, 0, 0, 0) && b[12] == 0x0A && (b[0] != 0 || b[1] != 0 || b[2] != 0);
    }

    private static FileKind media(byte[] b) {
        if (starts(b, 0x89, 'P', 'N', 'G', '\r', '\n')) {
            return PNG;
        }
        if (starts(b, 0xFF, 0xD8, 0xFF)) {
            return JPEG;
        }
        if (starts(b, "GIF8")) {
            return GIF;
        }
        if (starts(b, 'I', 'I', 42, 0) || starts(b, 'M', 'M', 0, 42) || starts(b, 'I', 'I', 43, 0)) {
            return TIFF;
        }
        if (starts(b, "RIFF")) {
            return at(b, 8, "WEBP") ? WEBP : at(b, 8, "WAVE") ? WAV : at(b, 8, "AVI ") ? VIDEO : null;
        }
        if (starts(b, "BM") && b.length > 26 && b[6] == 0 && b[7] == 0 && b[8] == 0 && b[9] == 0) {
            return BMP;
        }
        if (at(b, 128, "DICM")) {
            return DICOM;
        }
        if (at(b, 344, 'n', '+', '1', 0) || at(b, 344, 'n', 'i', '1', 0)) {
            return NIFTI;
        }
        if (starts(b, "fLaC")) {
            return FLAC;
        }
        if (starts(b, "OggS")) {
            return OGG;
        }
        if (starts(b, "ID3") && b.length > 3 && b[3] < ' ' || starts(b, 0xFF, 0xFB) || starts(b, 0xFF, 0xF3)) {
            return MP3;
        }
        if (at(b, 4, "ftyp") || starts(b, 0x1A, 0x45, 0xDF, 0xA3)) {
            return VIDEO;
        }
        if (starts(b, "%PDF-")) {
            return PDF;
        }
        return starts(b, 0x7F, 'E', 'L', 'F') ? EXECUTABLE : null;
    }

    private static FileKind byText(byte[] bytes) {
        if (TextEncoding.isWide(bytes)) {
            return TEXT;
        }
        int from = starts(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
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
        int odd = 0;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            if (c == 0) {
                odd += 4;
            } else if (c < ' ' && "\t\n\r\f\b\u001B\u0001\u001F\u001E\u0002\u001A".indexOf(c) < 0) {
                odd++;
            }
        }
        return odd > 2 + head.length() / 200;
    }

    private static boolean looksLikeJson(String text) {
        if (text.isEmpty() || text.charAt(0) != '{' && text.charAt(0) != '[') {
            return false;
        }
        String rest = text.substring(1).stripLeading();
        if (rest.isEmpty()) {
            return false;
        }
        char next = rest.charAt(0);
        return text.charAt(0) == '{' ? next == '"' || next == '}' : "{[]\"-0123456789tfn".indexOf(next) >= 0;
    }

    private static boolean starts(byte[] bytes, String magic) {
        return at(bytes, 0, magic);
    }

    private static boolean starts(byte[] bytes, int... magic) {
        return at(bytes, 0, magic);
    }

    private static boolean at(byte[] bytes, int offset, String magic) {
        return at(bytes, offset, magic.chars().toArray());
    }

    private static boolean at(byte[] bytes, int offset, int... magic) {
        if (bytes.length < offset + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[offset + i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
