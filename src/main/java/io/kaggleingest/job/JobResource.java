package io.kaggleingest.job;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import io.smallrye.mutiny.Multi;
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
import org.jboss.resteasy.reactive.RestStreamElementType;

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
    OpenedStream stream;

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
                                @ExampleObject(name = "running", value = JobExamples.RUNNING_JOB),
                                @ExampleObject(name = "completed", value = JobExamples.COMPLETED_JOB),
                                @ExampleObject(name = "failed", value = JobExamples.FAILED_JOB)
                            }))
    @APIResponse(responseCode = "400", description = "What the path names is no UUID")
    @APIResponse(responseCode = "404", description = "There is no such job, or it belongs to another account")
    public Uni<Job> job(@Parameter(description = ID, example = ID_EXAMPLE) @RestPath String id) {
        JobId jobId = JobId.of(id, current.get().accountId());
        return jobs.find(jobId).map(job -> job.map(Job::of).orElseThrow(jobId::notFound));
    }

    @GET
    @OpenedStream.Needed
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(
            summary = "How far a fetch is, as it goes on",
            description =
                    """
                    Server-sent events, free. The data of each is the job: as it is now, then after each change, \
                    at last `completed` or `failed`; then the stream ends. One that lasts too long, or whose \
                    replica stops, ends before: connect again unless the last event was one of these. Lines that begin with a colon only say that the stream is alive.""")
    @APIResponse(
            responseCode = "200",
            description = "A stream of jobs",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = Job.class),
                            examples =
                                    @ExampleObject(name = "running, then completed", value = JobExamples.JOB_EVENTS)))
    @APIResponse(responseCode = "400", description = "What the path names is no UUID")
    @APIResponse(responseCode = "404", description = "There is no such job, or it belongs to another account")
    @APIResponse(responseCode = "429", description = "The account follows too many jobs at once")
    @APIResponse(responseCode = "503", description = "Too many jobs are followed here at once, or the database is away")
    public Multi<OutboundSseEvent> events(
            @Parameter(description = ID, example = ID_EXAMPLE) @RestPath String id, @Context Sse events) {
        return stream.events(events);
    }
}
