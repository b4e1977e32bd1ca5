package io.kaggleingest.document.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.text.Sanitizer;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.DataFiles;
import io.kaggleingest.kaggle.DataFiles.Folder;
import io.kaggleingest.kaggle.DataFiles.OfKind;

/**
 * All files of a resource: those that are known by name, and entries for the many that are only counted. Where Kaggle
 * gives no counts, an entry says that there are more.
 */
public final class FileInventory {
    private static final int NAME = 200;
    private static final int EXAMPLES = 2;
    private static final int KINDS = 30;
    /** A size that nobody tells. */
    static final long UNKNOWN = -1;

    private final DataFiles files;
    private final List<File> entries = new ArrayList<>();

    private FileInventory(DataFiles files) {
        this.files = files;
    }

    public static List<File> of(DataFiles files) {
        return new FileInventory(files).entries();
    }

    private List<File> entries() {
        if (files.whole()) {
            files.listed().forEach(this::add);
        } else if (files.counts() != null) {
            addCounted(files.counts().kinds());
        } else if (!files.folders().isEmpty()) {
            addFolders();
        } else {
            files.listed().forEach(this::add);
            entries.add(new File("(more, which are not listed)", UNKNOWN, 0, List.of()));
        }
        return entries;
    }

    private void add(DataFile file) {
        entries.add(new File(Sanitizer.line(file.name(), NAME), file.bytes()));
    }

    /** Of kinds that are not all listed, those in folders become one entry; the others are all there by name. */
    private void addCounted(List<OfKind> kinds) {
        Map<String, List<DataFile>> filesByKind = byKind();
        for (OfKind kind : kinds.subList(0, Math.min(KINDS, kinds.size()))) {
            List<DataFile> filesOfKind = filesByKind.getOrDefault(kind.extension(), List.of());
            filesByKind.remove(kind.extension());
            if (filesOfKind.size() >= kind.files()) {
                filesOfKind.forEach(this::add);
                continue;
            }
            List<DataFile> top =
                    filesOfKind.stream().filter(file -> !isDeep(file)).toList();
            top.forEach(this::add);
            long bytes = kind.bytes() - top.stream().mapToLong(DataFile::bytes).sum();
            addMany(kind.extension(), kind.files() - top.size(), Math.max(0, bytes), filesOfKind);
        }
        filesByKind.values().forEach(unknownKind -> unknownKind.forEach(this::add));
    }

    private void addMany(String extension, long count, long bytes, List<DataFile> filesOfKind) {
        List<String> subfolders = filesOfKind.stream()
                .filter(FileInventory::isDeep)
                .map(DataFile::name)
                .toList();
        List<String> tops =
                subfolders.stream().map(FileInventory::top).distinct().toList();
        List<String> folders = files.folders().stream()
                .map(Folder::path)
                .filter(path -> path.indexOf('/') < 0)
                .toList();
        String folder = tops.size() == 1 && folders.size() <= 1 ? tops.get(0) + "/" : "";
        String ending = extension.isEmpty() ? "*" : "*." + extension;
        List<String> examples = subfolders.stream()
                .limit(EXAMPLES)
                .map(name -> Sanitizer.line(name.substring(folder.length()), NAME))
                .toList();
        entries.add(new File(Sanitizer.line(folder + "**/" + ending, NAME), bytes, saturated(count), examples));
    }

    /** One entry for each folder whose files are counted; their sizes are not told. */
    private void addFolders() {
        Map<String, Long> counts = new HashMap<>();
        for (Folder folder : files.folders()) {
            counts.merge(top(folder.path()), folder.files(), Long::sum);
        }
        for (DataFile file : files.listed()) {
            if (!isDeep(file) || counts.getOrDefault(top(file.name()), 0L) <= listedBelow(top(file.name()))) {
                add(file);
            }
        }
        counts.forEach((folder, count) -> {
            List<String> names = files.listed().stream()
                    .map(DataFile::name)
                    .filter(name -> name.startsWith(folder + "/"))
                    .toList();
            if (count > names.size()) {
                boolean alike =
                        names.stream().map(FileGroups::extension).distinct().count() == 1;
                String ending = alike && !FileGroups.extension(names.get(0)).equals("files")
                        ? "*." + FileGroups.extension(names.get(0))
                        : "*";
                List<String> examples = names.stream()
                        .limit(EXAMPLES)
                        .map(name -> Sanitizer.line(name.substring(folder.length() + 1), NAME))
                        .toList();
                entries.add(
                        new File(Sanitizer.line(folder + "/**/" + ending, NAME), UNKNOWN, saturated(count), examples));
            }
        });
    }

    private long listedBelow(String folder) {
        return files.listed().stream()
                .filter(file -> file.name().startsWith(folder + "/"))
                .count();
    }

    private Map<String, List<DataFile>> byKind() {
        Map<String, List<DataFile>> kinds = new HashMap<>();
        for (DataFile file : files.listed()) {
            String extension = FileGroups.extension(file.name());
            kinds.computeIfAbsent(extension.equals("files") ? "" : extension, kind -> new ArrayList<>())
                    .add(file);
        }
        return kinds;
    }

    private static int saturated(long count) {
        return (int) Math.min(Integer.MAX_VALUE, count);
    }

    private static boolean isDeep(DataFile file) {
        return file.name().indexOf('/') >= 0;
    }

    private static String top(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }
}
