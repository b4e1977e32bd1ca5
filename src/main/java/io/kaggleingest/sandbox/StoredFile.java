package io.kaggleingest.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A data file of a competition or a dataset.
 *
 * @param name may hold directories
 * @param zipped whether storage delivers {@code <name>.zip} instead, as Kaggle does with most larger files
 */
record StoredFile(
        String name, String description, String creationDate, ArrayNode columns, boolean zipped, byte[] bytes) {

    /**
     * The files of one entry of an index: one, or a numbered series that takes its bytes in turn from a few files,
     * because a listing of hundreds needs no hundreds of resources.
     */
    static List<StoredFile> read(JsonNode entry, String folder, Resources resources) {
        if (!entry.has("series")) {
            byte[] bytes = resources.bytes(folder + entry.path("file").asText());
            return List.of(of(entry, entry.path("name").asText(), bytes));
        }
        List<byte[]> sources = new ArrayList<>();
        entry.path("files").forEach(file -> sources.add(resources.bytes(folder + file.asText())));
        List<StoredFile> files = new ArrayList<>();
        int first = entry.path("from").asInt();
        for (int i = first; i < first + entry.path("count").asInt(); i++) {
            String name = String.format(Locale.ROOT, entry.path("series").asText(), i);
            files.add(of(entry, name, sources.get(i % sources.size())));
        }
        return files;
    }

    private static StoredFile of(JsonNode entry, String name, byte[] bytes) {
        return new StoredFile(
                name,
                entry.path("description").asText(),
                entry.path("creationDate").asText(),
                entry.withArray("columns"),
                entry.path("zipped").asBoolean(),
                bytes);
    }

    /** As {@code ApiDataFile} and {@code ApiFile} say it. */
    ObjectNode toListJson(String shownName) {
        return Json.object()
                .put("name", shownName)
                .put("description", description)
                .put("totalBytes", bytes.length)
                .put("creationDate", creationDate);
    }

    String deliveredName() {
        return zipped ? name + ".zip" : name;
    }

    byte[] content() {
        return zipped ? Zip.of(Map.of(baseName(), bytes)) : bytes;
    }

    Instant lastModified() {
        return Instant.parse(creationDate);
    }

    private String baseName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
