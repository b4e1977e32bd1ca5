package io.kaggleingest.kaggle.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.DataFiles.Counts;
import io.kaggleingest.kaggle.DataFiles.Folder;
import io.kaggleingest.kaggle.DataFiles.OfKind;

import static io.kaggleingest.kaggle.wire.Reading.items;
import static io.kaggleingest.kaggle.wire.Reading.text;

/** As {@link Reading}, for folders of files and for summaries of all files. */
final class FileListingReading {

    private FileListingReading() {}

    /** What one folder holds. */
    record Branch(List<Folder> folders, List<DataFile> files, boolean whole) {}

    /** @param path of the folder, empty for the top; names in the answer are relative to it */
    static Branch branch(JsonNode json, String path) {
        String prefix = path.isEmpty() ? "" : path + "/";
        List<Folder> folders = items(json, "directories", folder -> folder(folder, prefix));
        List<DataFile> files = new ArrayList<>();
        for (DataFile file : items(json, "files", Reading::dataFile)) {
            String name = file.name().startsWith(prefix) ? file.name() : prefix + file.name();
            files.add(new DataFile(name, file.bytes(), file.description(), file.columns()));
        }
        return new Branch(folders, files, text(json, "nextPageToken") == null);
    }

    private static @Nullable Folder folder(JsonNode json, String prefix) {
        String name = text(json, "name");
        return name == null
                ? null
                : new Folder(
                        prefix + name,
                        json.path("totalFiles").asLong(),
                        json.path("totalDirectories").asLong());
    }

    /** Null where nothing is counted. */
    static @Nullable Counts counts(JsonNode json) {
        JsonNode info = json.path("fileSummaryInfo");
        List<OfKind> kinds = items(info, "fileTypes", FileListingReading::kind);
        long files = info.path("totalFileCount").asLong();
        return files == 0 && kinds.isEmpty() ? null : new Counts(files, kinds);
    }

    private static OfKind kind(JsonNode json) {
        String extension = text(json, "extension");
        String name =
                extension == null ? "" : extension.replaceFirst("^\\.", "").toLowerCase(Locale.ROOT);
        return new OfKind(
                name, json.path("fileCount").asLong(), json.path("totalSize").asLong());
    }
}
