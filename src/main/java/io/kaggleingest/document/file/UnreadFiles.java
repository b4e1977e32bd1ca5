package io.kaggleingest.document.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.ContextDocument.Omission;

/** The files that were not read, and why: so that no reader takes the tables of a document for all that there are. */
public final class UnreadFiles {
    private static final String TABLES = "further tables";
    private static final String OTHERS = "files of other kinds";
    private static final int ALIKE = 20;
    private static final int NAMES = 8;
    private static final int KINDS = 12;

    private UnreadFiles() {}

    /** Whether it tells of such files. */
    public static boolean isOne(Omission part) {
        return part.part().equals(TABLES) || part.part().equals(OTHERS);
    }

    /**
     * @param files all of them
     * @param fileNames those that were read, or are missing for a reason that is told elsewhere
     */
    public static List<Omission> of(List<File> files, Set<String> fileNames) {
        List<String> tables = new ArrayList<>();
        Map<String, Integer> others = new LinkedHashMap<>();
        for (File entry : FileGroups.of(files, ALIKE)) {
            String first = FileGroups.first(entry);
            if (entry.files() == 0) {
                continue;
            }
            boolean table = TableNames.isTabular(entry.name()) || TableNames.isTabular(first);
            if (!table) {
                others.merge(FileGroups.extension(entry.name()), entry.files(), Integer::sum);
            } else if (!fileNames.contains(first) || entry.files() > 1) {
                boolean one = fileNames.contains(first);
                tables.add(
                        entry.files() == 1
                                ? entry.name()
                                : entry.name() + " (" + entry.files() + (one ? ", one is read)" : ")"));
            }
        }
        List<Omission> omissions = new ArrayList<>();
        if (!tables.isEmpty()) {
            omissions.add(new Omission(TABLES, "only the most telling files are looked into, not " + names(tables), 0));
        }
        if (!others.isEmpty()) {
            omissions.add(new Omission(OTHERS, "not looked into: " + kinds(others), 0));
        }
        return omissions;
    }

    private static String names(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(NAMES, names.size())));
        return names.size() > NAMES ? first + " and " + (names.size() - NAMES) + " more" : first;
    }

    private static String kinds(Map<String, Integer> counts) {
        List<String> kinds = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(KINDS)
                .map(kind -> kind.getValue() + " " + (kind.getKey().equals("files") ? "without ending" : kind.getKey()))
                .toList();
        return String.join(", ", kinds) + (counts.size() > KINDS ? " and others" : "");
    }
}
