package io.kaggleingest.document.material;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.discussion.ParsedDiscussion;
import io.kaggleingest.document.notebook.ParsedNotebook;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.DataFiles;
import io.kaggleingest.kaggle.Dataset;
import io.kaggleingest.kaggle.DatasetMetadata;
import io.kaggleingest.kaggle.FileHead;

/**
 * What was fetched of one dataset, before any of it but notebooks and discussions is read.
 *
 * @param metadata null where it could not be had
 * @param notebooks in the order in which Kaggle ranks them, best first
 * @param omissions parts that could not be had and why
 * @param inventory the files again, and what is known of those that are not listed
 */
public record DatasetMaterial(
        Dataset dataset,
        @Nullable DatasetMetadata metadata,
        List<DataFile> files,
        List<FileHead> heads,
        List<ParsedDiscussion> discussions,
        List<ParsedNotebook> notebooks,
        List<ContextDocument.Omission> omissions,
        DataFiles inventory)
        implements Material {

    public DatasetMaterial {
        files = Material.present(files);
        heads = Material.present(heads);
        discussions = Material.present(discussions);
        notebooks = Material.present(notebooks);
        omissions = Material.present(omissions);
    }
    /** With all files listed. */
    public DatasetMaterial(
            Dataset dataset,
            @Nullable DatasetMetadata metadata,
            List<DataFile> files,
            List<FileHead> heads,
            List<ParsedDiscussion> discussions,
            List<ParsedNotebook> notebooks,
            List<ContextDocument.Omission> omissions) {
        this(dataset, metadata, files, heads, discussions, notebooks, omissions, DataFiles.of(files));
    }
}
