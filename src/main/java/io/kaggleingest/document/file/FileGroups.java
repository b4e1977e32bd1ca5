package io.kaggleingest.document.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.kaggleingest.document.ContextDocument.File;

/**
 * Puts files together that are many of one kind in one folder. Folders that are many themselves, such as one for each
 * study, class or part, count as one.
 */
public final class FileGroups {
    /** Up to so many folders in a folder are listed one by one. */
    private static final int FEW_FOLDERS = 3;
    /** Folders at the top are the chapters of the data; only a great many are listed as one. */
    private static final int FEW_AT_THE_TOP = 12;

    private static final int EXAMPLES = 2;

    private final int limit;

    private FileGroups(int limit) {
        this.limit = limit;
    }

    /**
     * The same files; where more than {@code limit} are of one kind, one entry stands for them. For tables, whose names
     * tell what is in them, the limit is ten times as high.
     */
    public static List<File> of(List<File> files, int limit) {
        return new FileGroups(limit).group(files);
    }

    private static final class Folder {
        private final String path;
        private final Map<String, Folder> folders = new TreeMap<>();
        private final List<File> files = new ArrayList<>();

        Folder(String path) {
            this.path = path;
        }

        boolean isTop() {
            return path.isEmpty();
        }

        List<File> below() {
            List<File> all = new ArrayList<>(files);
            folders.values().forEach(folder -> all.addAll(folder.below()));
            return all;
        }
    }

    private List<File> group(List<File> files) {
        Map<String, List<File>> kinds = new LinkedHashMap<>();
        List<File> entries = new ArrayList<>();
        for (File file : files) {
            if (file.count() != null) {
                entries.add(file);
            } else {
                kinds.computeIfAbsent(extension(file.name()), kind -> new ArrayList<>())
                        .add(file);
            }
        }
        kinds.values().forEach(alike -> group(tree(alike), entries));
        return entries;
    }

    private static Folder tree(List<File> files) {
        Folder top = new Folder("");
        for (File file : files) {
            Folder folder = top;
            String[] steps = file.name().split("/");
            for (int i = 0; i < Math.min(steps.length - 1, 20); i++) {
                String path = folder.path.isEmpty() ? steps[i] : folder.path + "/" + steps[i];
                folder = folder.folders.computeIfAbsent(steps[i], step -> new Folder(path));
            }
            folder.files.add(file);
        }
        return top;
    }

    private void group(Folder folder, List<File> entries) {
        boolean many = folder.folders.size() > (folder.isTop() ? FEW_AT_THE_TOP : FEW_FOLDERS);
        if (many && addGroup(folder, folder.below(), entries)) {
            return;
        }
        if (!addGroup(folder, folder.files, entries)) {
            entries.addAll(folder.files);
        }
        folder.folders.values().forEach(inner -> group(inner, entries));
    }

    private boolean addGroup(Folder folder, List<File> files, List<File> entries) {
        if (files.isEmpty()) {
            return false;
        }
        boolean tables = TableNames.isPlainTable(files.get(0).name());
        if (files.size() <= (tables ? 10 * limit : limit)) {
            return false;
        }
        long bytes = files.stream().mapToLong(File::bytes).sum();
        String below = folder.isTop() ? "" : folder.path + "/";
        List<String> examples = files.stream()
                .limit(EXAMPLES)
                .map(file -> file.name().substring(below.length()))
                .toList();
        entries.add(new File(below + pattern(files, below), bytes, files.size(), examples));
        return true;
    }

    /** {@code images/*.png}, or with a star for each folder between. */
    private static String pattern(List<File> files, String below) {
        int depth = (int) files.get(0)
                .name()
                .substring(below.length())
                .chars()
                .filter(c -> c == '/')
                .count();
        boolean even = files.stream()
                .allMatch(file -> file.name()
                                .substring(below.length())
                                .chars()
                                .filter(c -> c == '/')
                                .count()
                        == depth);
        String folders = even ? "*/".repeat(depth) : "**/";
        String first = last(files.get(0).name());
        int start = first.length();
        int end = first.length();
        for (File file : files) {
            String name = last(file.name());
            start = Math.min(start, commonPrefix(first, name));
            end = Math.min(end, sameEnd(first, name));
        }
        if (start == first.length()) {
            return folders + first;
        }
        String before = first.substring(0, start).replaceFirst("(?<![0-9])[0-9]++$", "");
        String after = first.substring(Math.max(start, first.length() - end));
        int dot = after.indexOf('.');
        String ending = dot < 0 ? "" : after.substring(dot);
        return folders + before + "*" + ending;
    }

    private static int commonPrefix(String one, String other) {
        int i = 0;
        while (i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }

    private static int sameEnd(String one, String other) {
        int i = 0;
        while (i < Math.min(one.length(), other.length())
                && one.charAt(one.length() - 1 - i) == other.charAt(other.length() - 1 - i)) {
            i++;
        }
        return i;
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The name of the first file that an entry stands for. */
    static String first(File entry) {
        if (entry.count() == null
                || entry.examples() == null
                || entry.examples().isEmpty()) {
            return entry.name();
        }
        String folder = folder(entry);
        return folder.isEmpty()
                ? entry.examples().get(0)
                : folder + "/" + entry.examples().get(0);
    }

    /** In small letters; "files" where there is none. */
    static String extension(String name) {
        String last = last(name);
        int dot = last.lastIndexOf('.');
        return dot <= 0 || dot == last.length() - 1
                ? "files"
                : last.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The folder that all files of an entry are in, empty for the top. */
    static String folder(File file) {
        String name = file.name();
        int star = file.count() == null ? name.length() : name.indexOf('*');
        int slash = name.lastIndexOf('/', star < 0 ? name.length() : star);
        return slash < 0 ? "" : name.substring(0, slash);
    }
}
