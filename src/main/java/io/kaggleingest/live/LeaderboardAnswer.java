package io.kaggleingest.live;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.ScoreLadder;
import io.kaggleingest.kaggle.Standing;

/** The head of a competition's public leaderboard. */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Schema(name = "LeaderboardAnswer")
public record LeaderboardAnswer(
        @Schema(examples = "titanic") String slug,
        @Schema(examples = "https://www.kaggle.com/competitions/titanic/leaderboard") String url,
        List<Row> leaderboard,
        @Schema(
                        description =
                                "Scores at the medal lines by Kaggle's published rule for so many teams, whether or not"
                                        + " this competition awards medals, and at the median; null where Kaggle does not"
                                        + " hand out the whole leaderboard",
                        nullable = true)
                @Nullable
                Ladder scoreLadder,
        @Schema(description = "When Kaggle said so") Instant fetchedAt,
        @Schema(enumeration = {"kaggle", "sandbox"}) String source) {

    /** One team, as far as Kaggle tells. */
    @RegisterForReflection
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Schema(name = "LeaderboardRow")
    public record Row(
            @Schema(examples = "1") int rank,
            @Schema(examples = "alpha", nullable = true) @Nullable String team,
            @Schema(description = "As Kaggle writes it", examples = "0.93000", nullable = true) @Nullable String score,
            @Schema(nullable = true) @Nullable Instant submittedAt) {}

    /** The last rank of each medal, and the median. */
    @RegisterForReflection
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Schema(name = "ScoreLadder")
    public record Ladder(int teams, Rung gold, Rung silver, Rung bronze, Rung median) {

        private static Ladder of(ScoreLadder ladder) {
            return new Ladder(
                    ladder.teams(),
                    Rung.of(ladder.gold()),
                    Rung.of(ladder.silver()),
                    Rung.of(ladder.bronze()),
                    Rung.of(ladder.median()));
        }
    }

    /** A rank and its score. */
    @RegisterForReflection
    @Schema(name = "ScoreLadderRung")
    public record Rung(@Schema(examples = "10") int rank, @Schema(examples = "0.93000") String score) {

        private static Rung of(ScoreLadder.Rung rung) {
            return new Rung(rung.rank(), rung.score());
        }
    }

    static LeaderboardAnswer of(
            Ref competition, List<Standing> standings, @Nullable ScoreLadder ladder, Instant fetchedAt, String source) {
        List<Row> rows = IntStream.range(0, standings.size())
                .mapToObj(i -> row(i + 1, standings.get(i)))
                .toList();
        return new LeaderboardAnswer(
                competition.key(),
                "https://www.kaggle.com/competitions/" + competition.key() + "/leaderboard",
                rows,
                ladder == null ? null : Ladder.of(ladder),
                fetchedAt,
                source);
    }

    private static Row row(int rank, Standing standing) {
        return new Row(rank, standing.team(), standing.score(), standing.submitted());
    }
}
