package io.kaggleingest.job;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.ingest.Ingestion;

/** An ingestion as callers see it. */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Schema(name = "Job")
public record Job(
        UUID id,
        String kind,
        String ref,
        @Schema(enumeration = {"queued", "running", "completed", "failed"}) String status,
        String stage,
        Progress progress,
        String message,
        Instant createdAt,
        @Schema(description = "Null until it has ended", nullable = true) @Nullable Instant finishedAt) {

    /** Counted in calls to Kaggle. */
    @RegisterForReflection
    @Schema(name = "JobProgress")
    public record Progress(int done, int total) {}

    public static Job of(Ingestion ingestion) {
        return new Job(
                ingestion.id(),
                ingestion.resource().kindName(),
                ingestion.resource().key(),
                ingestion.status().name().toLowerCase(Locale.ROOT),
                ingestion.stage(),
                new Progress(ingestion.done(), ingestion.total()),
                ingestion.message(),
                ingestion.createdAt(),
                ingestion.finishedAt());
    }
}
