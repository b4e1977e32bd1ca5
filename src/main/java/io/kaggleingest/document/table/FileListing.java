package io.kaggleingest.document.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.kaggleingest.document.ByteSize;
import io.kaggleingest.document.ContextDocument.File;

/** A file list in one line: tables by name, the most telling first, then the others; many of a kind in a folder as one. */
public final class FileListing {
    private static final int TABLES = 10;
    private static final int OTHERS = 8;
    /** So many files of a kind are named one by one. */
    private static final int FEW = 3;

    private FileListing() {}

    public static String of(List<File> files) {
        if (files.isEmpty()) {
            return "";
        }
        List<String> entries = new ArrayList<>(tables(files));
        entries.addAll(others(files));
        return count(files.size(), "file") + ", " + size(files) + ": " + String.join("; ", entries);
    }

    private static List<String> tables(List<File> files) {
        List<File> tables = TableOrder.sorted(
                files.stream().filter(file -> TableHead.isTabular(file.name())).toList(), File::name);
        List<File> named = tables.subList(0, Math.min(TABLES, tables.size()));
        List<String> entries =
                new ArrayList<>(named.stream().map(FileListing::named).toList());
        if (tables.size() > TABLES) {
            List<File> more = tables.subList(TABLES, tables.size());
            entries.add(count(more.size(), "more table") + " " + size(more));
        }
        return entries;
    }

    private static List<String> others(List<File> files) {
        Map<String, List<File>> kinds = new LinkedHashMap<>();
        files.stream().filter(file -> !TableHead.isTabular(file.name())).forEach(file -> kinds.computeIfAbsent(
                        kind(file), kind -> new ArrayList<>())
                .add(file));
        List<String> entries = new ArrayList<>();
        kinds.entrySet().stream()
                .sorted(Comparator.comparingLong(kind -> -bytes(kind.getValue())))
                .forEach(kind -> entries.addAll(entries(kind.getKey(), kind.getValue())));
        List<String> named = entries.subList(0, Math.min(OTHERS, entries.size()));
        if (entries.size() > OTHERS) {
            named = new ArrayList<>(named);
            named.add("and others");
        }
        return named;
    }

    private static List<String> entries(String kind, List<File> files) {
        return files.size() <= FEW
                ? files.stream().map(FileListing::named).toList()
                : List.of(files.size() + " " + kind + " " + size(files));
    }

    private static String kind(File file) {
        int slash = file.name().lastIndexOf('/');
        String last = file.name().substring(slash + 1);
        int dot = last.lastIndexOf('.');
        String extension = dot <= 0 ? "files" : last.substring(dot + 1).toLowerCase(Locale.ROOT);
        return slash < 0 ? extension : extension + " in " + file.name().substring(0, slash);
    }

    private static String named(File file) {
        return file.name() + " " + ByteSize.text(file.bytes());
    }

    private static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String size(List<File> files) {
        return ByteSize.text(bytes(files));
    }

    private static long bytes(List<File> files) {
        return files.stream().mapToLong(File::bytes).sum();
    }
}
