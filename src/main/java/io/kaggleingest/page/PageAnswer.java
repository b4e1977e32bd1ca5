package io.kaggleingest.page;

import java.time.Instant;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.ingest.Ingestion;
import io.kaggleingest.ingest.ResourceState;
import io.kaggleingest.job.Job;
import io.kaggleingest.kaggle.Ref;

/** How a resource stands, as a page without a key shows it. */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Schema(name = "PageAnswer")
public record PageAnswer(
        @Schema(enumeration = {"competition", "dataset", "notebook"}) String kind,
        @Schema(examples = "titanic") String ref,
        @Schema(description = "The path of its page here", examples = "/competitions/titanic") String path,
        @Schema(
                        enumeration = {"kept", "fetching", "failed", "unknown"},
                        description = "`unknown`: nobody has asked for it yet")
                String status,
        @Schema(description = "Older than the freshness limit") boolean stale,
        @Schema(nullable = true) @Nullable KeyFacts content,
        @Schema(description = "The fetch that is under way", nullable = true) @Nullable Job job,
        @Schema(description = "Why the last fetch brought nothing", nullable = true) @Nullable Failure failure,
        @Schema(description = "How many fetches your network may begin in this hour without a key") int fetchesLeft) {

    /** @param retryAt before which nobody tries again */
    @RegisterForReflection
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Schema(name = "FetchFailure")
    public record Failure(
            @Schema(examples = "404") int status,
            @Schema(examples = "kaggle_not_found") String code,
            String detail,
            Instant retryAt) {

        static @Nullable Failure of(Ingestion ingestion) {
            Ingestion.Failure failure = ingestion.failure();
            return failure == null
                    ? null
                    : new Failure(failure.status(), failure.code(), ingestion.message(), failure.retryAt());
        }
    }

    static PageAnswer of(Ref ref, ResourceState state, boolean stale, @Nullable KeyFacts content, int fetchesLeft) {
        Failure failure = state.latest().map(Failure::of).orElse(null);
        return new PageAnswer(
                ref.kindName(),
                ref.key(),
                HostSwap.path(ref),
                status(content != null, state, failure != null),
                stale,
                content,
                state.unfinished().map(Job::of).orElse(null),
                failure,
                fetchesLeft);
    }

    private static String status(boolean kept, ResourceState state, boolean failed) {
        if (kept) {
            return "kept";
        } else if (state.unfinished().isPresent()) {
            return "fetching";
        }
        return failed ? "failed" : "unknown";
    }
}
