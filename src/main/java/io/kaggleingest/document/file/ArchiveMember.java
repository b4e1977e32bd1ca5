package io.kaggleingest.document.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The member of an archive that is worth reading: the one that the archive is named after, else the first table, else the
 * first that is no leaflet. Names only tell which to read, so they cannot lead anywhere.
 */
final class ArchiveMember {
    private static final int MOST_MEMBERS = 100;
    /** Bytes that all members together may grow to. */
    private static final int MOST_BYTES = 8 << 20;

    private static final int NAMES = 5;
    private static final String NOT_READ = "an archive whose members are encrypted or packed in a way that is not read";

    private final FileContent archive;
    private final List<String> names = new ArrayList<>();
    private @Nullable FileContent best;
    private int bestRank = Integer.MAX_VALUE;
    private int unpackedBytes;

    private ArchiveMember(FileContent archive) {
        this.archive = archive;
    }

    static FileContent ofZip(FileContent archive) throws IOException, Unpacker.Unreadable {
        try (ZipArchiveInputStream zip =
                new ZipArchiveInputStream(new ByteArrayInputStream(archive.bytes()), "ISO-8859-1", true, true)) {
            return new ArchiveMember(archive).in(zip);
        }
    }

    static FileContent ofTar(FileContent archive) throws IOException, Unpacker.Unreadable {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new ByteArrayInputStream(archive.bytes()), "UTF-8")) {
            return new ArchiveMember(archive).in(tar);
        }
    }

    private FileContent in(ArchiveInputStream<? extends ArchiveEntry> members) throws Unpacker.Unreadable {
        String problem = look(members);
        if (best == null) {
            throw new Unpacker.Unreadable(problem);
        }
        names.remove(best.member());
        List<String> others = names.subList(0, Math.min(NAMES, names.size()));
        return new FileContent(best.name(), best.member(), best.bytes(), best.complete(), List.copyOf(others));
    }

    /**
     * For some methods of packing, Zstandard among them, the library wants another one that is not there.
     *
     * @return why there may be nothing to read
     */
    private String look(ArchiveInputStream<? extends ArchiveEntry> members) {
        try {
            int count = 0;
            for (ArchiveEntry entry = members.getNextEntry();
                    entry != null && bestRank > 0;
                    entry = members.getNextEntry()) {
                if (++count > MOST_MEMBERS || unpackedBytes >= MOST_BYTES) {
                    return "an archive without a file to read among its first members";
                }
                if (!isHousekeeping(entry)) {
                    names.add(entry.getName());
                }
                if (!members.canReadEntryData(entry)) {
                    return NOT_READ;
                }
                if (!take(entry, members)) {
                    // To pass over the rest of it would mean to unpack all of it.
                    break;
                }
            }
            return "an archive without a file";
        } catch (NoClassDefFoundError wantsAnotherLibrary) {
            return NOT_READ;
        } catch (IOException | RuntimeException cut) {
            return "an archive that ends or breaks before its first file does";
        }
    }

    /** @return whether it was read to its end */
    private boolean take(ArchiveEntry entry, ArchiveInputStream<? extends ArchiveEntry> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean ended;
        try {
            ended = Unpacker.copy(members, bytes, Math.min(Unpacker.LIMIT, Math.max(1, MOST_BYTES - unpackedBytes)));
        } finally {
            unpackedBytes += bytes.size();
        }
        int rank = isHousekeeping(entry) ? Integer.MAX_VALUE : rank(entry.getName(), bytes.toByteArray());
        if (rank < bestRank) {
            best = new FileContent(archive.name(), entry.getName(), bytes.toByteArray(), ended, List.of());
            bestRank = rank;
        }
        return ended;
    }

    private int rank(String member, byte[] bytes) {
        String file = last(member);
        String name = last(archive.name());
        if (name.equals(file) || name.startsWith(file + ".")) {
            return 0;
        }
        if (TableNames.isPlainTable(file)) {
            return 1;
        }
        FileKind kind = FileKind.of(bytes);
        boolean leaflet = TableNames.isLeaflet(file);
        return switch (kind) {
            case PARQUET, SQLITE, NUMPY, JSON, ZIP, GZIP, XZ, BZIP2, TAR -> 2;
            case TEXT -> leaflet ? 5 : 3;
            default -> leaflet ? 6 : 4;
        };
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /** Folders, and what macOS puts into archives. */
    private static boolean isHousekeeping(ArchiveEntry entry) {
        String name = entry.getName();
        return entry.isDirectory()
                || name.endsWith("/")
                || name.startsWith("__MACOSX/")
                || last(name).startsWith(".");
    }
}
