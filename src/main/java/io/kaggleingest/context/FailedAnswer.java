package io.kaggleingest.context;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.kaggleingest.ingest.Ingestion;
import io.kaggleingest.job.Job;

/**
 * A failed ingestion: an error like any other ({@code detail}, {@code code}, and the status that goes with it), which
 * also speaks the language of those who poll ({@code status}, {@code message}, {@code job}).
 */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Schema(
        name = "FailedAnswer",
        description = "Why there is no context. Where an ingestion failed, it also says so to those who poll.",
        requiredProperties = {"detail", "code"})
public record FailedAnswer(
        String detail,
        String code,
        String slug,
        @Schema(enumeration = "failed") String status,
        @Schema(description = "The same as `detail`") String message,
        Job job) {

    static FailedAnswer of(Ingestion ingestion) {
        return new FailedAnswer(
                ingestion.message(),
                ingestion.failure().code(),
                ingestion.resource().key(),
                "failed",
                ingestion.message(),
                Job.of(ingestion));
    }
}
