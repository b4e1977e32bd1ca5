package io.kaggleingest.document.file;

import org.jspecify.annotations.Nullable;

/** The bytes by which formats mark their files. */
final class FileSignature {

    private FileSignature() {}

    /** Null where none is known: it may be text. */
    static @Nullable FileKind kind(byte[] b) {
        FileKind packing = packing(b);
        if (packing != null) {
            return packing;
        }
        FileKind data = data(b);
        return data != null ? data : media(b);
    }

    private static @Nullable FileKind packing(byte[] b) {
        if (starts(b, "PK\3\4") || starts(b, "PK\5\6") || starts(b, "PK\7\b")) {
            return FileKind.ZIP;
        }
        if (starts(b, 0x1F, 0x8B)) {
            return FileKind.GZIP;
        }
        if (starts(b, 0xFD, '7', 'z', 'X', 'Z', 0)) {
            return FileKind.XZ;
        }
        if (starts(b, "BZh") && b.length > 9 && b[4] == 0x31 && b[5] == 0x41 && b[6] == 0x59) {
            return FileKind.BZIP2;
        }
        if (starts(b, 0x28, 0xB5, 0x2F, 0xFD)) {
            return FileKind.ZSTD;
        }
        if (starts(b, 0x04, 0x22, 0x4D, 0x18)) {
            return FileKind.LZ4;
        }
        if (starts(b, '7', 'z', 0xBC, 0xAF, 0x27, 0x1C)) {
            return FileKind.SEVEN_ZIP;
        }
        return starts(b, "Rar!") ? FileKind.RAR : at(b, 257, "ustar") ? FileKind.TAR : null;
    }

    private static @Nullable FileKind data(byte[] b) {
        if (starts(b, "PAR1") || starts(b, "PARE")) {
            return FileKind.PARQUET;
        }
        if (starts(b, "SQLite format 3\0")) {
            return FileKind.SQLITE;
        }
        if (starts(b, 0x93, 'N', 'U', 'M', 'P', 'Y')) {
            return FileKind.NUMPY;
        }
        if (starts(b, "ARROW1") || starts(b, "FEA1") || starts(b, 0xFF, 0xFF, 0xFF, 0xFF) && at(b, 8, 0x10, 0, 0, 0)) {
            return FileKind.ARROW;
        }
        if (starts(b, 0x89, 'H', 'D', 'F', '\r', '\n')) {
            return FileKind.HDF5;
        }
        if (starts(b, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1)) {
            return FileKind.EXCEL_97;
        }
        if (starts(b, "Obj\1")) {
            return FileKind.AVRO;
        }
        if (starts(b, "MATLAB 5.0 MAT-file") || starts(b, "MATLAB 7.3 MAT-file")) {
            return FileKind.MATLAB;
        }
        if (starts(b, "RDX2\n") || starts(b, "RDX3\n") || starts(b, "RDA") || starts(b, 'X', '\n', 0, 0, 0)) {
            return FileKind.R_DATA;
        }
        if (starts(b, "<stata_dta>")) {
            return FileKind.STATA;
        }
        if (at(b, 84, "SAS FILE") || starts(b, "HEADER RECORD*******LIBRARY")) {
            return FileKind.SAS;
        }
        if (starts(b, "$FL2") || starts(b, "$FL3")) {
            return FileKind.SPSS;
        }
        if (starts(b, "ORC") && b.length > 3 && b[3] < ' ') {
            return FileKind.ORC;
        }
        boolean pickle = b.length > 2 && b[0] == (byte) 0x80 && b[1] >= 2 && b[1] <= 5;
        return pickle ? FileKind.PICKLE : isTfRecord(b) ? FileKind.TFRECORD : null;
    }

    /** Length of the record in eight bytes, its check sum in four, then a message of one field of messages. */
    private static boolean isTfRecord(byte[] b) {
        return b.length > 16 && at(b, 4, 0, 0, 0, 0) && b[12] == 0x0A && (b[0] != 0 || b[1] != 0 || b[2] != 0);
    }

    private static @Nullable FileKind media(byte[] b) {
        if (starts(b, 0x89, 'P', 'N', 'G', '\r', '\n')) {
            return FileKind.PNG;
        }
        if (starts(b, 0xFF, 0xD8, 0xFF)) {
            return FileKind.JPEG;
        }
        if (starts(b, "GIF8")) {
            return FileKind.GIF;
        }
        if (starts(b, 'I', 'I', 42, 0) || starts(b, 'M', 'M', 0, 42) || starts(b, 'I', 'I', 43, 0)) {
            return FileKind.TIFF;
        }
        if (starts(b, "RIFF")) {
            return at(b, 8, "WEBP")
                    ? FileKind.WEBP
                    : at(b, 8, "WAVE") ? FileKind.WAV : at(b, 8, "AVI ") ? FileKind.VIDEO : null;
        }
        if (starts(b, "BM") && b.length > 26 && b[6] == 0 && b[7] == 0 && b[8] == 0 && b[9] == 0) {
            return FileKind.BMP;
        }
        if (at(b, 128, "DICM")) {
            return FileKind.DICOM;
        }
        if (at(b, 344, 'n', '+', '1', 0) || at(b, 344, 'n', 'i', '1', 0)) {
            return FileKind.NIFTI;
        }
        if (starts(b, "fLaC")) {
            return FileKind.FLAC;
        }
        if (starts(b, "OggS")) {
            return FileKind.OGG;
        }
        if (starts(b, "ID3") && b.length > 3 && b[3] < ' ' || starts(b, 0xFF, 0xFB) || starts(b, 0xFF, 0xF3)) {
            return FileKind.MP3;
        }
        if (at(b, 4, "ftyp") || starts(b, 0x1A, 0x45, 0xDF, 0xA3)) {
            return FileKind.VIDEO;
        }
        if (starts(b, "%PDF-")) {
            return FileKind.PDF;
        }
        return starts(b, 0x7F, 'E', 'L', 'F') ? FileKind.EXECUTABLE : null;
    }

    private static boolean starts(byte[] bytes, String magic) {
        return at(bytes, 0, magic);
    }

    static boolean starts(byte[] bytes, int... magic) {
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
