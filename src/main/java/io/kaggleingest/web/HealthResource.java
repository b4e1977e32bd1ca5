package io.kaggleingest.web;

import java.time.Duration;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** Whether the service can do its work, in one line for people and load balancers. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class HealthResource {

    private static final Logger LOG = Logger.getLogger(HealthResource.class);
    private static final Duration LIMIT = Duration.ofSeconds(3);

    @Inject
    Pool database;

    public record Health(String status, String database) {}

    @GET
    @Operation(summary = "Health of the service", description = "Asks the database. Needs no key and costs nothing.")
    @APIResponse(responseCode = "200", description = "healthy and connected")
    @APIResponse(
            responseCode = "503",
            description = "the database does not answer",
            content = @Content(schema = @Schema(implementation = Health.class)))
    public Uni<RestResponse<Health>> health() {
        return database.query("select 1")
                .execute()
                .ifNoItem()
                .after(LIMIT)
                .fail()
                .replaceWith(() -> RestResponse.ok(new Health("healthy", "connected")))
                .onFailure()
                .invoke(failure -> LOG.warnf("The database does not answer: %s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(() -> RestResponse.status(
                        RestResponse.Status.SERVICE_UNAVAILABLE, new Health("unhealthy", "disconnected")));
    }
}
