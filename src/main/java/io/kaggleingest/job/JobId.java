package io.kaggleingest.job;

import java.util.UUID;
import java.util.regex.Pattern;

import io.kaggleingest.ingest.Ingestion;
import io.kaggleingest.web.Problem;

/**
 * A job as one account names it.
 *
 * @param viewer the account that may see it if it is private
 */
public record JobId(UUID value, long viewer) {

    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    static JobId of(String text, long viewer) {
        if (!FORM.matcher(text).matches()) {
            throw Problem.badRequest(
                    "invalid_job_id", "A job is named by the UUID that stands as job.id in a processing answer");
        }
        return new JobId(UUID.fromString(text), viewer);
    }

    /** As the account names it that may see it. */
    static JobId of(Ingestion ingestion) {
        return new JobId(ingestion.id(), ingestion.resource().account());
    }

    Problem notFound() {
        return new Problem(
                404,
                "no_such_job",
                "There is no job %s for your account; jobs that ended long ago are forgotten".formatted(value));
    }
}
