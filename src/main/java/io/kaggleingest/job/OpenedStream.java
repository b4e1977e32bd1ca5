package io.kaggleingest.job;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.kaggleingest.account.CurrentCaller;
import io.kaggleingest.ingest.Ingestion;

/**
 * The stream of the request under way. It is opened before the endpoint is called: the head of an answer with events is
 * written at once, and a refusal after that could not be told any more.
 */
@RequestScoped
class OpenedStream {

    private Multi<Optional<Ingestion>> states = Multi.createFrom().empty();

    Multi<OutboundSseEvent> events(Sse events) {
        return states.map(job -> event(events.newEventBuilder(), job)).emitOn(LongPolls.here());
    }

    private static OutboundSseEvent event(OutboundSseEvent.Builder event, Optional<Ingestion> job) {
        return job.map(state -> event.data(Job.class, Job.of(state)))
                .orElseGet(() -> event.comment("alive"))
                .build();
    }

    void set(Multi<Optional<Ingestion>> states) {
        this.states = states;
    }

    /** Endpoints whose path names the job that is followed as {@code id}. */
    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Needed {}

    /** Opens it, or refuses. */
    static class Filter {

        private static final int AFTER_THE_KEY = 6000;

        @Inject
        Jobs jobs;

        @Inject
        JobStreams streams;

        @Inject
        CurrentCaller current;

        @Inject
        OpenedStream stream;

        @Needed
        @ServerRequestFilter(priority = AFTER_THE_KEY)
        Uni<Void> open(ContainerRequestContext request) {
            long account = current.get().accountId();
            JobId jobId = JobId.of(request.getUriInfo().getPathParameters().getFirst("id"), account);
            return jobs.find(jobId)
                    .map(job -> job.orElseThrow(jobId::notFound))
                    .invoke(job -> stream.set(streams.open(job, account)))
                    .replaceWithVoid();
        }
    }
}
