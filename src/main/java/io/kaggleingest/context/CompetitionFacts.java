package io.kaggleingest.context;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.kaggleingest.context.ContextDocument.Fact;
import io.kaggleingest.context.ContextDocument.File;
import io.kaggleingest.context.ContextDocument.LeftOut;
import io.kaggleingest.context.ContextDocument.Notebook;
import io.kaggleingest.context.ContextDocument.Page;
import io.kaggleingest.context.ContextDocument.Standing;
import io.kaggleingest.context.ContextDocument.Table;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.Discussion;
import io.kaggleingest.kaggle.Topic;

/** The first screen of a competition's document: what a competitor asks first, each answer with its source. */
final class CompetitionFacts {
    private static final String WIRE = "competition";

    private final Competition competition;
    private final Facts facts = new Facts();

    private CompetitionFacts(Competition competition) {
        this.competition = competition;
    }

    static Map<String, Fact> of(
            CompetitionMaterial material,
            List<Page> pages,
            List<File> files,
            List<Table> tables,
            List<Standing> leaderboard,
            List<Notebook> notebooks,
            Instant now) {
        CompetitionFacts screen = new CompetitionFacts(material.competition());
        screen.warnings(Parts.present(material.missing()), now);
        screen.facts.add("metric", material.competition().evaluationMetric(), WIRE);
        PageFacts.evaluation(pages, screen.facts);
        screen.dates();
        screen.limits();
        PageFacts.rules(pages, screen.facts);
        screen.announcement(Parts.present(material.discussions()));
        DataFacts.add(files, tables, screen.facts);
        screen.facts.add("leaderboard_head", head(leaderboard), "leaderboard");
        notebooks.stream().findFirst().ifPresent(best -> NotebookFacts.add(best, screen.facts));
        screen.what();
        return screen.facts.all();
    }

    private void warnings(List<LeftOut> missing, Instant now) {
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
        facts.warnings(warnings, missing);
    }

    private void dates() {
        facts.add("deadline", text(competition.deadline()), WIRE)
                .add("entry_deadline", text(competition.newEntrantDeadline()), WIRE)
                .add("merger_deadline", text(competition.mergerDeadline()), WIRE)
                .add("started", text(competition.enabled()), WIRE)
                .add("prize", competition.reward(), WIRE)
                .add("team_count", competition.teamCount(), WIRE);
    }

    private void limits() {
        Integer size = competition.maxTeamSize();
        facts.add("max_daily_submissions", competition.maxDailySubmissions(), WIRE)
                .add("max_team_size", size == null ? 0 : size, WIRE)
                .addIf(competition.codeOnly(), "code_only", WIRE)
                .addIf(competition.submissionsDisabled(), "submissions_closed", WIRE);
    }

    /** The latest topic that the host keeps at the top of the forum. */
    private void announcement(List<Discussion> discussions) {
        TopicRanking.best(discussions.stream().map(Discussion::topic).toList()).stream()
                .filter(Topic::sticky)
                .findFirst()
                .ifPresent(topic -> facts.add("latest_announcement", announced(topic), "pinned topic " + topic.id()));
    }

    private static String announced(Topic topic) {
        String date = topic.postedAt() == null
                ? ""
                : " (" + topic.postedAt().toString().substring(0, 10) + ")";
        return topic.title() == null ? null : Cleaning.line(topic.title(), 200) + date;
    }

    private void what() {
        facts.add("category", competition.category(), WIRE)
                .add("organization", competition.organization(), WIRE)
                .add("tags", String.join(", ", Parts.present(competition.tags())), WIRE)
                .add("subtitle", competition.subtitle(), WIRE)
                .addIf(competition.awardsPoints(), "awards_points", WIRE);
    }

    private static String head(List<Standing> leaderboard) {
        return String.join(
                "; ",
                leaderboard.stream()
                        .limit(3)
                        .map(row -> row.rank() + ". " + Cleaning.shorten(row.team(), 40) + " " + row.score())
                        .toList());
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }
}
