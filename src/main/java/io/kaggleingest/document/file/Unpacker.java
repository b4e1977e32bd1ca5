package io.kaggleingest.document.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;

import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Takes compression and archives off the first bytes of a file, as far as those bytes go and never further than
 * {@link #LIMIT}; of an archive it takes the one member that is read.
 */
public final class Unpacker {
    /** Bytes that are looked at: enough for a thousand ordinary rows, and what a bomb may grow to. */
    public static final int LIMIT = 1 << 20;

    /** A zip of a compressed table, and one more. */
    private static final int LAYERS = 3;

    private static final int XZ_MEMORY_IN_KB = 34 << 10;

    /** Why nothing can be read, in words for people. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String reason) {
            super(reason, null, false, false);
        }
    }

    private Unpacker() {}

    /** What is in it, however often it is packed within limits; itself if it is not packed. */
    public static FileContent of(FileContent archive) throws Unreadable {
        FileContent content = archive;
        for (int layer = 0; layer < LAYERS; layer++) {
            FileContent inner = layer(content);
            if (inner == content) {
                return content;
            }
            content = inner;
        }
        FileKind kind = FileKind.of(content.bytes());
        if (List.of(FileKind.ZIP, FileKind.TAR, FileKind.GZIP, FileKind.XZ, FileKind.BZIP2)
                .contains(kind)) {
            throw new Unreadable("packed more than " + LAYERS + " times over");
        }
        return content;
    }

    private static FileContent layer(FileContent content) throws Unreadable {
        FileKind kind = FileKind.of(content.bytes());
        try {
            return switch (kind) {
                case GZIP -> unpack(content, new GZIPInputStream(in(content)));
                case XZ -> unpack(content, new XZInputStream(in(content), XZ_MEMORY_IN_KB));
                case BZIP2 -> unpack(content, new BZip2CompressorInputStream(in(content), true));
                case ZIP -> FileKind.isExcel(content.bytes()) ? content : ArchiveMember.ofZip(content);
                case TAR -> ArchiveMember.ofTar(content);
                default -> content;
            };
        } catch (IOException | RuntimeException damaged) {
            throw new Unreadable(kind.description() + ", of which nothing can be unpacked");
        }
    }

    private static InputStream in(FileContent content) {
        return new ByteArrayInputStream(content.bytes());
    }

    private static FileContent unpack(FileContent archive, InputStream content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean ended = copy(content, bytes, LIMIT);
        return archive.with(bytes.toByteArray(), ended);
    }

    /** @return whether the content ended by itself; what is cut gives what there is of it */
    static boolean copy(InputStream content, ByteArrayOutputStream to, int limit) throws IOException {
        byte[] buffer = new byte[8192];
        try {
            while (to.size() < limit) {
                int length = content.read(buffer, 0, Math.min(buffer.length, limit - to.size()));
                if (length < 0) {
                    return true;
                }
                to.write(buffer, 0, length);
            }
            return content.read() < 0;
        } catch (IOException | RuntimeException cut) {
            if (to.size() == 0) {
                throw cut;
            }
            return false;
        }
    }
}
