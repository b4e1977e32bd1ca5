package io.kaggleingest.live;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.CompetitionList;

/** A page of Kaggle's list of competitions. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Schema(name = "CompetitionListAnswer")
public record CompetitionListAnswer(
        List<Row> competitions,
        @Schema(examples = "1") int page,
        @Schema(description = "Null at the end", examples = "2", nullable = true) @Nullable Integer nextPage,
        @Schema(enumeration = {"kaggle", "sandbox"}) String source) {

    /** One competition, as far as Kaggle tells. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Schema(name = "CompetitionRow")
    public record Row(
            @Schema(examples = "titanic") String slug,
            @Schema(examples = "Titanic - Machine Learning from Disaster", nullable = true) @Nullable String title,
            @Schema(description = "One line", nullable = true) @Nullable String description,
            @Schema(examples = "https://www.kaggle.com/competitions/titanic") String url,
            @Schema(examples = "Getting Started", nullable = true) @Nullable String category,
            @Schema(nullable = true) @Nullable String organization,
            @Schema(examples = "Knowledge", nullable = true) @Nullable String prize,
            @Schema(description = "The metric", nullable = true) @Nullable String evaluation,
            List<String> tags,
            int teamCount,
            @Schema(nullable = true) @Nullable Instant deadline) {

        private static Row of(Competition competition) {
            return new Row(
                    competition.slug(),
                    competition.title(),
                    competition.subtitle(),
                    competition.url(),
                    competition.category(),
                    competition.organization(),
                    competition.reward(),
                    competition.evaluationMetric(),
                    competition.tags(),
                    competition.teamCount(),
                    competition.deadline());
        }
    }

    static CompetitionListAnswer of(CompetitionList list, int page, String source) {
        return new CompetitionListAnswer(
                list.competitions().stream().map(Row::of).toList(), page, list.hasMore() ? page + 1 : null, source);
    }
}
