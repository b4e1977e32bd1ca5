package io.kaggleingest.context;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.kaggleingest.document.Changes;
import io.kaggleingest.kaggle.Ref;

/** What is new in kept content since an earlier version of it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Schema(name = "ChangesAnswer")
public record ChangesAnswer(
        @Schema(enumeration = {"competition", "dataset", "notebook"}) String kind,
        @Schema(examples = "titanic") String ref,
        String title,
        @Schema(description = "Grows by one when the content changes", examples = "5") int version,
        @Schema(description = "When Kaggle first had this content") Instant fetchedAt,
        @Schema(description = "When Kaggle last had this content") Instant confirmedAt,
        @Schema(description = "What it is compared with: the version that was asked for, or the earliest that is known")
                Version since,
        boolean changed,
        @Schema(description = "Absent where there is nothing to compare with") Changes changes) {

    @RegisterForReflection
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Schema(name = "ContextVersion")
    public record Version(int version, Instant fetchedAt) {}

    /** @param before null if nothing is known of earlier versions */
    static ChangesAnswer of(Ref ref, VersionHistory.CurrentVersion current, VersionHistory.Version before) {
        VersionHistory.Version now = current.version();
        Changes changes =
                before == null || now.outline() == null ? null : Changes.between(before.outline(), now.outline());
        return new ChangesAnswer(
                ref.kindName(),
                ref.key(),
                current.title(),
                now.number(),
                now.fetchedAt() == null ? current.confirmedAt() : now.fetchedAt(),
                current.confirmedAt(),
                before == null ? null : new Version(before.number(), before.fetchedAt()),
                changes != null && !changes.isEmpty(),
                changes);
    }
}
