package io.kaggleingest.document.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.kaggle.DataFile;

/** Which files are worth looking into: the most telling that may hold tables, and of many alike in a folder one. */
public final class TableChoice {
    /** So many files of a kind in a folder are looked into one by one. */
    private static final int ALIKE = 20;

    private TableChoice() {}

    /** @return at most {@code limit}, the most telling first */
    public static List<DataFile> of(List<DataFile> files, int limit) {
        Map<String, DataFile> byName = new HashMap<>();
        List<File> entries = new ArrayList<>();
        for (DataFile file : files) {
            byName.putIfAbsent(file.name(), file);
            entries.add(new File(file.name(), file.bytes()));
        }
        List<DataFile> candidates = new ArrayList<>();
        for (File entry : FileGroups.of(entries, ALIKE)) {
            DataFile file = byName.get(FileGroups.first(entry));
            if (file != null && TableNames.isTabular(file.name())) {
                candidates.add(file);
            }
        }
        List<DataFile> ranking = new ArrayList<>(TableOrder.sorted(candidates, DataFile::name));
        ranking.sort(Comparator.comparing((DataFile file) -> !TableNames.isTable(file.name())));
        return ranking.subList(0, Math.min(limit, ranking.size()));
    }
}
