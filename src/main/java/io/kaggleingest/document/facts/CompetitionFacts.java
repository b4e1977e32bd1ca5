package io.kaggleingest.document.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.ContextDocument.Standing;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.material.CompetitionMaterial;
import io.kaggleingest.document.material.Material;
import io.kaggleingest.document.text.Sanitizer;
import io.kaggleingest.kaggle.Competition;

/** The first screen of a competition's document: what a competitor asks first, each answer with its source. */
public final class CompetitionFacts {
    private static final String WIRE = "competition";
    private static final int HEAD = 5;

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
            List<Omission> omissions,
            Instant now) {
        CompetitionFacts screen = new CompetitionFacts(material.competition());
        Facts facts = screen.facts;
        screen.warnings(omissions, tables, now);
        facts.add(FactName.SUBTITLE, material.competition().subtitle(), WIRE);
        TextFacts texts = new TextFacts(pages, material.competition(), facts);
        texts.add(leaderboard.stream().map(Standing::score).toList());
        DataFacts data = new DataFacts(tables, facts);
        data.addTask();
        texts.example();
        data.addListing(files);
        data.addTaskColumns();
        texts.dataNames(!files.isEmpty(), !tables.isEmpty());
        facts.add(FactName.LEADERBOARD_HEAD, head(leaderboard), "leaderboard");
        new PublicApproaches(notebooks, leaderboard, facts).add();
        LadderFact.add(material.ladder(), material.competition().awardsPoints(), facts);
        new DiscussionFacts(
                        Material.present(material.discussions()),
                        material.competition().organization(),
                        facts)
                .add();
        screen.addDescription();
        return facts.all();
    }

    private void warnings(List<Omission> omissions, List<Table> tables, Instant now) {
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
            omissions.stream()
                    .filter(part -> part.part().startsWith("file "))
                    .findFirst()
                    .ifPresent(part -> warnings.add("no data file could be read: " + part.reason()));
        }
        facts.warnings(warnings, omissions);
    }

    private void addDescription() {
        List<String> tags = Material.present(competition.tags());
        facts.addIf(competition.submissionsDisabled(), FactName.SUBMISSIONS_CLOSED, WIRE)
                .add(FactName.CATEGORY, competition.category(), WIRE)
                .add(FactName.HOST, competition.organization(), WIRE)
                .add(FactName.TAGS, String.join(", ", tags), WIRE)
                .add(FactName.TEAM_COUNT, competition.teamCount(), WIRE)
                .addIf(competition.awardsPoints(), FactName.AWARDS_POINTS, WIRE);
    }

    private static String head(List<Standing> leaderboard) {
        return String.join(
                "; ",
                leaderboard.stream()
                        .limit(HEAD)
                        .map(row -> row.rank() + ". " + Sanitizer.shorten(row.team(), 40) + " " + row.score())
                        .toList());
    }
}
