package io.kaggleingest.database;

import java.nio.file.Path;

/** Another process already keeps its database in the folder. The message is for the person who started us. */
public final class FolderInUseException extends RuntimeException {

    FolderInUseException(Path folder, String holder) {
        super(
                "Another KaggleIngest (process %s) already keeps its database in %s. Stop it, or give this one a folder of its own with KAGGLEINGEST_DATA_DIR."
                        .formatted(holder, folder));
    }
}
