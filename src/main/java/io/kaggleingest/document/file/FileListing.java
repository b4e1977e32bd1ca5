package io.kaggleingest.document.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
        List<File> entries = FileGroups.of(files, FEW);
        List<String> texts = new ArrayList<>(tables(entries));
        texts.addAll(others(entries));
        boolean more = files.stream().anyMatch(file -> file.files() == 0);
        return (more ? "more than " : "") + count(count(files), "file") + size(files) + ": " + String.join("; ", texts);
    }

    private static List<String> tables(List<File> entries) {
        List<File> tables =
                TableOrder.sorted(entries.stream().filter(FileListing::isTable).toList(), File::name);
        List<File> first = tables.subList(0, Math.min(TABLES, tables.size()));
        List<String> texts =
                new ArrayList<>(first.stream().map(FileListing::describe).toList());
        if (tables.size() > TABLES) {
            List<File> more = tables.subList(TABLES, tables.size());
            texts.add(count(count(more), "more table") + size(more).replaceFirst(",", ""));
        }
        return texts;
    }

    private static boolean isTable(File file) {
        return file.count() == null && TableNames.isTable(file.name());
    }

    /** The largest first, and a total of those that do not fit. */
    private static List<String> others(List<File> entries) {
        List<File> others = entries.stream()
                .filter(file -> !isTable(file) && file.files() > 0)
                .sorted(Comparator.comparingLong((File file) -> -file.bytes()))
                .toList();
        List<File> first = others.subList(0, Math.min(OTHERS, others.size()));
        List<String> texts =
                new ArrayList<>(first.stream().map(FileListing::describe).toList());
        if (others.size() > OTHERS) {
            List<File> more = others.subList(OTHERS, others.size());
            long folders = more.stream().map(FileGroups::folder).distinct().count();
            texts.add(count(count(more), "more file") + " in " + count((int) folders, "folder")
                    + size(more).replaceFirst(",", ""));
        }
        return texts;
    }

    private static String describe(File file) {
        if (file.count() == null) {
            return file.name() + " " + ByteSize.text(file.bytes());
        }
        String folder = FileGroups.folder(file);
        String pattern = folder.isEmpty() ? file.name() : file.name().substring(folder.length() + 1);
        List<String> examples = file.examples() == null ? List.of() : file.examples();
        String size = file.bytes() < 0 ? "" : " " + ByteSize.text(file.bytes());
        String kind = FileGroups.extension(file.name());
        return file.count() + " " + (kind.equals("*") ? "files" : kind) + (folder.isEmpty() ? "" : " in " + folder)
                + size
                + " (" + pattern
                + (examples.isEmpty() ? "" : ", such as " + String.join(", ", examples)) + ")";
    }

    private static int count(List<File> files) {
        return files.stream().mapToInt(File::files).sum();
    }

    private static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** With a comma before it; nothing where not all sizes are known. */
    private static String size(List<File> files) {
        boolean known = files.stream().allMatch(file -> file.bytes() >= 0);
        return known
                ? ", " + ByteSize.text(files.stream().mapToLong(File::bytes).sum())
                : "";
    }
}
