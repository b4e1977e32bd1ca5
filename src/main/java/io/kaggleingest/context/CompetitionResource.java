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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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
import io.kaggleingest.context.rendering.ContextAnswer;
import io.kaggleingest.context.rendering.ContextQuery;
import io.kaggleingest.context.rendering.ContextRequest;
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
    @MayRepeat
    @Path("/{slug}")
    @Operation(summary = "A competition as one text", description = DocumentedContexts.HOW_IT_WORKS)
    public Uni<Response> competition(
            @Parameter(description = "Name of the competition in its link", example = "titanic") @RestPath String slug,
            @BeanParam ContextQuery query,
            @BeanParam ContextHeaders headers) {
        return contexts.answer(headers.call(Ref.competition(new Slug(slug)), query.parameters(), current.get()));
    }

    @GET
    @Path("/{slug}/bundle")
    @Operation(
            summary = "A competition as files for machine-learning agents",
            description =
                    """
                    A zip of `description.md`, `sample_submission.csv`, `leaderboard.csv`, `kernels.txt` and `config.yaml`, \
                    laid out as MLE-bench's registry reads a competition; a file of which nothing is known is not there. \
                    Of tables it holds the first rows only. Kept content is served at once and costs 1 credit; what is \
                    not kept is fetched in the background, and the answer is `processing` and free, in JSON.""")
    @APIResponse(
            responseCode = "200",
            description = "The files, or the word that the competition is being fetched",
            content = {
                @Content(mediaType = "application/zip", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "application/json", schema = @Schema(implementation = ContextAnswer.class))
            })
    @APIResponse(responseCode = "402", description = "The balance does not cover the price")
    @APIResponse(
            responseCode = "404",
            description = "Kaggle says that there is no such competition, or does not show it")
    public Uni<Response> bundle(
            @Parameter(description = "Name of the competition in its link", example = "titanic") @RestPath String slug,
            @Parameter(
                            description = ContextQuery.REFRESH,
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @RestQuery
                    String refresh,
            @BeanParam ContextHeaders headers) {
        ContextRequest files = ContextRequest.bundle(Boolean.TRUE.equals(ContextRequest.flag("refresh", refresh)));
        return contexts.answer(headers.call(Ref.competition(new Slug(slug)), files, current.get()));
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
