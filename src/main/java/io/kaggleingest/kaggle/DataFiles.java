package io.kaggleingest.kaggle;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The files of a competition or dataset, as far as Kaggle was asked to list them: pictures may be a million.
 *
 * @param listed those that are known by name, those at the top among them
 * @param folders those at the top and some within them; empty where all files are listed
 * @param counts of all files by their kind, null where Kaggle does not tell
 * @param whole whether all are listed
 */
public record DataFiles(List<DataFile> listed, List<Folder> folders, @Nullable Counts counts, boolean whole) {

    public DataFiles {
        listed = List.copyOf(listed);
        folders = List.copyOf(folders);
    }

    /** All of them. */
    public static DataFiles of(@Nullable List<DataFile> all) {
        return new DataFiles(all == null ? List.of() : all, List.of(), null, true);
    }

    /**
     * @param path from the top
     * @param files in the folder itself
     * @param folders in the folder itself
     */
    public record Folder(String path, long files, long folders) {}

    /** @param files of all kinds */
    public record Counts(long files, List<OfKind> kinds) {}

    /** @param extension in small letters, without the full stop */
    public record OfKind(String extension, long files, long bytes) {}
}
