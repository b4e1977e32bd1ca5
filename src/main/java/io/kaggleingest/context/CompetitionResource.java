package io.kaggleingest.context;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.kaggleingest.account.CurrentCaller;
import io.kaggleingest.account.KeyRequired;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.Slug;

/** The context of a competition. */
@Path("/api/competitions")
@KeyRequired
@SecurityRequirement(name = "ApiKey")
@Tag(name = "Context")
public class CompetitionResource {

    @Inject
    ContextService contexts;

    @Inject
    Changelog changelog;

    @Inject
    CurrentCaller current;

    @GET
    @Path("/{slug}")
    @Operation(summary = "A competition as one text", description = DocumentedContexts.HOW_IT_WORKS)
    public Uni<Response> competition(
            @Parameter(description = "Name of the competition in its link", example = "titanic") @RestPath String slug,
            @BeanParam ContextQuery query,
            @BeanParam ContextHeaders headers) {
        return contexts.answer(headers.call(Ref.competition(new Slug(slug)), query.parameters(), current.get()));
    }

    @GET
    @Path("/{slug}/changes")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = Changelog.SUMMARY, description = Changelog.HOW_IT_WORKS)
    @APIResponse(
            responseCode = "200",
            description = "What is new",
            content =
                    @Content(
                            schema = @Schema(implementation = ChangesAnswer.class),
                            examples = @ExampleObject(name = "a new page", value = Examples.CHANGES)))
    @APIResponse(responseCode = "400", description = "A parameter breaks a rule")
    @APIResponse(responseCode = "404", description = "Nothing is kept of it: ask for its context first")
    public Uni<ChangesAnswer> changes(
            @RestPath String slug,
            @Parameter(description = Changelog.SINCE, example = "2026-11-01T00:00:00Z") @RestQuery String since) {
        return changelog.changes(
                Ref.competition(new Slug(slug)), since, current.get().accountId());
    }
}
