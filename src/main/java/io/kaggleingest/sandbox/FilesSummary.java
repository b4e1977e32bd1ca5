package io.kaggleingest.sandbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How many files of which kind there are, as {@code ApiFilesSummary} says it. */
final class FilesSummary {

    private FilesSummary() {}

    static ObjectNode of(List<StoredFile> files) {
        Map<String, long[]> kinds = new TreeMap<>();
        for (StoredFile file : files) {
            String last = file.name().substring(file.name().lastIndexOf('/') + 1);
            int dot = last.lastIndexOf('.');
            long[] kind = kinds.computeIfAbsent(dot < 0 ? "" : last.substring(dot), extension -> new long[2]);
            kind[0]++;
            kind[1] += file.bytes().length;
        }
        ObjectNode summary = Json.object();
        ObjectNode info = summary.putObject("fileSummaryInfo").put("totalFileCount", files.size());
        kinds.forEach((extension, kind) -> info.withArray("fileTypes")
                .addObject()
                .put("extension", extension)
                .put("fileCount", kind[0])
                .put("totalSize", kind[1]));
        return summary;
    }
}
