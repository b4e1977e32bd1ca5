package io.kaggleingest.live;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.Submission;

/** The submissions of one Kaggle account to one competition. */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Schema(name = "SubmissionsAnswer")
public record SubmissionsAnswer(
        @Schema(examples = "titanic") String slug,
        @Schema(examples = "https://www.kaggle.com/competitions/titanic/submissions") String url,
        List<Row> submissions,
        @Schema(description = "When Kaggle said so") Instant fetchedAt,
        @Schema(enumeration = {"kaggle", "sandbox"}) String source) {

    /** One submission, as far as Kaggle tells. */
    @RegisterForReflection
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Schema(name = "SubmissionRow")
    public record Row(
            @Schema(examples = "555", nullable = true) @Nullable Long id,
            @Schema(nullable = true) @Nullable Instant submittedAt,
            @Schema(examples = "submission.csv", nullable = true) @Nullable String fileName,
            @Schema(nullable = true) @Nullable Long bytes,
            @Schema(nullable = true) @Nullable String description,
            @Schema(description = "`pending`, `complete` or `error`", examples = "complete") String status,
            @Schema(description = "Why it is an `error`", nullable = true) @Nullable String error,
            @Schema(description = "As Kaggle writes it", examples = "0.77511", nullable = true) @Nullable
                    String publicScore,
            @Schema(nullable = true) @Nullable String privateScore,
            @Schema(nullable = true) @Nullable String team,
            @Schema(nullable = true) @Nullable String submittedBy,
            @Schema(nullable = true) @Nullable String url) {

        private static Row of(Submission submission) {
            return new Row(
                    submission.id(),
                    submission.submitted(),
                    submission.fileName(),
                    submission.bytes(),
                    submission.description(),
                    submission.status(),
                    submission.error(),
                    submission.publicScore(),
                    submission.privateScore(),
                    submission.team(),
                    submission.submittedBy(),
                    submission.url());
        }
    }

    static SubmissionsAnswer of(Ref competition, List<Submission> submissions, Instant fetchedAt, String source) {
        return new SubmissionsAnswer(
                competition.key(),
                "https://www.kaggle.com/competitions/" + competition.key() + "/submissions",
                submissions.stream().map(Row::of).toList(),
                fetchedAt,
                source);
    }
}
