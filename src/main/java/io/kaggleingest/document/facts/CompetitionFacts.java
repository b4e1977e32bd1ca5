package io.kaggleingest.document.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.ContextDocument.LeftOut;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.ContextDocument.Standing;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.material.CompetitionMaterial;
import io.kaggleingest.document.reader.PartReader;
import io.kaggleingest.document.text.Sanitizer;
import io.kaggleingest.kaggle.Competition;

/** The first screen of a competition's document: what a competitor asks first, each answer with its source. */
public final class CompetitionFacts {
    private static final String WIRE = "competition";
    private static final int HEAD = 5;
    /** Names of files that are looked for in the pages. */
    private static final int FILES = 50;

    private final Competition competition;
    private final Facts facts = new Facts();

    private CompetitionFacts(Competition competition) {
        this.competition = competition;
    }

    public static Map<String, Fact> of(
            CompetitionMaterial material,
            List<Page> pages,
            List<File> files,
            List<Table> tables,
            List<Standing> leaderboard,
            List<Notebook> notebooks,
            List<LeftOut> missing,
            Instant now) {
        CompetitionFacts screen = new CompetitionFacts(material.competition());
        Facts facts = screen.facts;
        PageFacts texts = new PageFacts(pages, facts);
        DataFacts data = new DataFacts(tables, facts);
        screen.warnings(missing, tables, now);
        facts.add("subtitle", material.competition().subtitle(), WIRE);
        texts.task();
        facts.add("metric", material.competition().evaluationMetric(), WIRE);
        texts.evaluation();
        screen.dates();
        texts.dates();
        texts.status();
        facts.add("prize", material.competition().reward(), WIRE);
        texts.prizes();
        screen.limits();
        texts.rules();
        data.addTask();
        texts.submission();
        data.addListing(files);
        data.addTaskColumns();
        if (tables.isEmpty()) {
            texts.files(files.stream().map(File::name).limit(FILES).toList());
        }
        facts.add("leaderboard_head", head(leaderboard), "leaderboard");
        new PublicApproaches(notebooks, leaderboard, facts).add();
        new DiscussionFacts(
                        PartReader.present(material.discussions()),
                        material.competition().organization(),
                        facts)
                .add();
        screen.what();
        return facts.all();
    }

    private void warnings(List<LeftOut> missing, List<Table> tables, Instant now) {
        List<String> warnings = new ArrayList<>();
        if (competition.deadline() != null && competition.deadline().isBefore(now)) {
            warnings.add("the deadline has passed");
        } else if (competition.newEntrantDeadline() != null
                && competition.newEntrantDeadline().isBefore(now)) {
            warnings.add("the deadline for new entrants has passed");
        }
        if (competition.submissionsDisabled()) {
            warnings.add("submissions are closed");
        }
        if (tables.isEmpty()) {
            missing.stream()
                    .filter(part -> part.part().startsWith("file "))
                    .findFirst()
                    .ifPresent(part -> warnings.add("no data file could be read: " + part.reason()));
        }
        facts.warnings(warnings, missing);
    }

    private void dates() {
        facts.add("deadline", text(competition.deadline()), WIRE)
                .add("entry_deadline", text(competition.newEntrantDeadline()), WIRE)
                .add("merger_deadline", text(competition.mergerDeadline()), WIRE)
                .add("started", text(competition.enabled()), WIRE);
    }

    private void limits() {
        Integer size = competition.maxTeamSize();
        facts.add("max_daily_submissions", competition.maxDailySubmissions(), WIRE)
                .add("max_team_size", size == null ? 0 : size, WIRE)
                .addIf(competition.codeOnly(), "code_only", WIRE)
                .addIf(competition.submissionsDisabled(), "submissions_closed", WIRE);
    }

    private void what() {
        facts.add("category", competition.category(), WIRE)
                .add("organization", competition.organization(), WIRE)
                .add("tags", String.join(", ", PartReader.present(competition.tags())), WIRE)
                .add("team_count", competition.teamCount(), WIRE)
                .addIf(competition.awardsPoints(), "awards_points", WIRE);
    }

    private static String head(List<Standing> leaderboard) {
        return String.join(
                "; ",
                leaderboard.stream()
                        .limit(HEAD)
                        .map(row -> row.rank() + ". " + Sanitizer.shorten(row.team(), 40) + " " + row.score())
                        .toList());
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }
}
