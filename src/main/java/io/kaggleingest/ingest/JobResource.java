package io.kaggleingest.ingest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;

import io.kaggleingest.account.CurrentCaller;
import io.kaggleingest.account.KeyRequired;

/** How far a fetch is. */
@Path("/api/jobs")
@KeyRequired
@SecurityRequirement(name = "ApiKey")
@Tag(name = "Context")
public class JobResource {

    private static final String ID = "`job.id` of a processing answer";
    private static final String ID_EXAMPLE = "c29e9556-c2cb-4097-a29a-8a4b78fccb84";

    @Inject
    Jobs jobs;

    @Inject
    CurrentCaller current;

    @GET
    @Path("/{id}")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            summary = "How far a fetch is",
            description = "Free. A fetch with somebody's own Kaggle key is visible to that account only.")
    @APIResponse(
            responseCode = "200",
            description = "The job",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Job.class),
                            examples = {
                                @ExampleObject(name = "running", value = Examples.RUNNING_JOB),
                                @ExampleObject(name = "completed", value = Examples.COMPLETED_JOB),
                                @ExampleObject(name = "failed", value = Examples.FAILED_JOB)
                            }))
    @APIResponse(responseCode = "400", description = "What the path names is no UUID")
    @APIResponse(responseCode = "404", description = "There is no such job, or it belongs to another account")
    public Uni<Job> job(@Parameter(description = ID, example = ID_EXAMPLE) @RestPath String id) {
        JobId asked = JobId.of(id, current.get().accountId());
        return jobs.find(asked).map(found -> found.map(Job::of).orElseThrow(asked::unknown));
    }
}
