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
import io.kaggleingest.kaggle.Standing;

/** The head of a competition's public leaderboard. */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Schema(name = "LeaderboardAnswer")
public record LeaderboardAnswer(
        @Schema(examples = "titanic") String slug,
        @Schema(examples = "https://www.kaggle.com/competitions/titanic/leaderboard") String url,
        List<Row> leaderboard,
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

    static LeaderboardAnswer of(Ref competition, List<Standing> standings, Instant fetchedAt, String source) {
        List<Row> rows = IntStream.range(0, standings.size())
                .mapToObj(i -> row(i + 1, standings.get(i)))
                .toList();
        return new LeaderboardAnswer(
                competition.key(),
                "https://www.kaggle.com/competitions/" + competition.key() + "/leaderboard",
                rows,
                fetchedAt,
                source);
    }

    private static Row row(int rank, Standing standing) {
        return new Row(rank, standing.team(), standing.score(), standing.submitted());
    }
}
