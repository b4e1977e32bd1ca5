package io.kaggleingest.job;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.kaggleingest.account.ClientAddress;
import io.kaggleingest.ingest.Ingestions;
import io.kaggleingest.kaggle.KaggleLink;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.web.Problem;

/** How far a fetch for everybody is, for callers without a key. */
@Path("/api/page/events")
@Tag(name = "Pages")
public class PageEventsResource {

    @Inject
    OpenedStream stream;

    @GET
    @Opened
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(
            summary = "How far a fetch for everybody is, as it goes on",
            description = "As `GET /api/jobs/{id}/events`, but by the link and without a key.")
    @APIResponse(
            responseCode = "200",
            description = "A stream of jobs",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = Job.class),
                            examples =
                                    @ExampleObject(name = "running, then completed", value = JobExamples.JOB_EVENTS)))
    @APIResponse(responseCode = "400", description = "This is no link to a competition, dataset or notebook")
    @APIResponse(responseCode = "404", description = "Nobody has ever asked for it")
    @APIResponse(responseCode = "429", description = "Your network follows too many fetches at once")
    public Multi<OutboundSseEvent> events(
            @Parameter(
                            description = "A link to Kaggle in any form, or a name",
                            example = "titanic",
                            required = true,
                            schema = @Schema(maxLength = 500))
                    @RestQuery
                    String url,
            @Context Sse events) {
        return stream.events(events);
    }

    /** Endpoints that follow the latest fetch of what the query names as {@code url}. */
    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Opened {}

    /** Opens the stream, or refuses. */
    static class Filter {

        @Inject
        Ingestions ingestions;

        @Inject
        JobStreams streams;

        @Inject
        OpenedStream stream;

        @Opened
        @ServerRequestFilter
        Uni<Void> open(ContainerRequestContext request, HttpServerRequest httpRequest) {
            String link = request.getUriInfo().getQueryParameters().getFirst("url");
            if (link == null || link.isBlank()) {
                throw Problem.badRequest("missing_url", "Name a competition, dataset or notebook in 'url'");
            }
            Ref ref = KaggleLink.read(link);
            String network = ClientAddress.network(httpRequest.remoteAddress());
            return ingestions
                    .find(ref)
                    .map(state -> state.latest()
                            .orElseThrow(() ->
                                    new Problem(404, "no_such_job", "Nobody has asked for %s yet".formatted(ref))))
                    .invoke(job -> stream.set(streams.openWithoutKey(job, network)))
                    .replaceWithVoid();
        }
    }
}
