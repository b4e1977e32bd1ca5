package io.kaggleingest.document.material;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.discussion.ParsedDiscussion;
import io.kaggleingest.document.notebook.ParsedNotebook;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.CompetitionPage;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.DataFiles;
import io.kaggleingest.kaggle.FileHead;
import io.kaggleingest.kaggle.ScoreLadder;
import io.kaggleingest.kaggle.Standing;

/**
 * What was fetched of one competition, before any of it but notebooks and discussions is read.
 *
 * @param ladder null where the whole leaderboard could not be had
 * @param notebooks in the order in which Kaggle ranks them, best first
 * @param omissions parts that could not be had and why, for example {@code "data files", "rules not accepted"}
 * @param inventory the files again, and what is known of those that are not listed
 */
public record CompetitionMaterial(
        Competition competition,
        List<CompetitionPage> pages,
        List<DataFile> files,
        List<FileHead> heads,
        List<Standing> leaderboard,
        @Nullable ScoreLadder ladder,
        List<ParsedDiscussion> discussions,
        List<ParsedNotebook> notebooks,
        List<ContextDocument.Omission> omissions,
        DataFiles inventory)
        implements Material {

    /** With all files listed, and without a ladder of scores. */
    public CompetitionMaterial(
            Competition competition,
            List<CompetitionPage> pages,
            List<DataFile> files,
            List<FileHead> heads,
            List<Standing> leaderboard,
            List<ParsedDiscussion> discussions,
            List<ParsedNotebook> notebooks,
            List<ContextDocument.Omission> omissions) {
        this(
                competition,
                pages,
                files,
                heads,
                leaderboard,
                null,
                discussions,
                notebooks,
                omissions,
                DataFiles.of(files));
    }

    public CompetitionMaterial {
        pages = Material.present(pages);
        files = Material.present(files);
        heads = Material.present(heads);
        leaderboard = Material.present(leaderboard);
        discussions = Material.present(discussions);
        notebooks = Material.present(notebooks);
        omissions = Material.present(omissions);
    }
}
