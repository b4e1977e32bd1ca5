package io.kaggleingest.context.section;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
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
import io.kaggleingest.context.rendering.ContextQuery;
import io.kaggleingest.context.rendering.ContextRequest;
import io.kaggleingest.context.section.SectionService.Reading;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.Slug;
import io.kaggleingest.web.RequestTrace;

/** Reading inside of a competition. */
@Path("/api/competitions")
@KeyRequired
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "ApiKey")
@Tag(name = "Context")
public class CompetitionSectionResource {

    @Inject
    SectionService sections;

    @Inject
    CurrentCaller current;

    @GET
    @Path("/{slug}/outline")
    @Operation(summary = SectionTexts.OUTLINE, description = SectionTexts.OUTLINE_HOW)
    @APIResponse(
            responseCode = "200",
            description = "What can be read, section by section",
            content =
                    @Content(
                            schema = @Schema(implementation = OutlineAnswer.class),
                            examples = @ExampleObject(name = "two sections", value = SectionExamples.OUTLINE)))
    @APIResponse(responseCode = "404", description = "Nothing is kept of it: ask for its context first")
    public Uni<OutlineAnswer> outline(
            @Parameter(description = "Name of the competition in its link", example = "titanic") @RestPath String slug,
            @BeanParam PlanQuery plan,
            @Context RoutingContext request) {
        return sections.outline(reading(slug, request), plan);
    }

    @GET
    @Path("/{slug}/sections/{id}")
    @Produces({MediaType.APPLICATION_JSON, "text/markdown"})
    @Operation(summary = SectionTexts.SECTION, description = SectionTexts.SECTION_HOW)
    @APIResponse(
            responseCode = "200",
            description = "The section; `X-Credits-Cost` is 1 with the first reading of the day and 0 after that",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = SectionAnswer.class),
                        examples = @ExampleObject(name = "a page", value = SectionExamples.SECTION)),
                @Content(mediaType = "text/markdown", schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "400", description = "A parameter breaks a rule")
    @APIResponse(responseCode = "402", description = "The balance does not cover the price")
    @APIResponse(responseCode = "404", description = "No such section, or nothing is kept of the resource yet")
    public Uni<Response> section(
            @RestPath String slug,
            @Parameter(description = SectionTexts.ID, example = "page-evaluation") @RestPath String id,
            @Parameter(description = ContextQuery.MAX_TOKENS) @RestQuery("max_tokens") String maxTokens,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT) String accept,
            @Context RoutingContext request) {
        Integer budget = ContextRequest.number("max_tokens", maxTokens);
        return sections.section(reading(slug, request), id, budget)
                .map(answer -> SectionTexts.accepted(answer, accept));
    }

    @GET
    @Path("/{slug}/find")
    @Operation(summary = SectionTexts.FIND, description = SectionTexts.FIND_HOW)
    @APIResponse(
            responseCode = "200",
            description = "Where it stands; `X-Credits-Cost` is 1 with the first reading of the day and 0 after that",
            content =
                    @Content(
                            schema = @Schema(implementation = FindAnswer.class),
                            examples = @ExampleObject(name = "one line", value = SectionExamples.FOUND)))
    @APIResponse(responseCode = "400", description = "A parameter breaks a rule")
    @APIResponse(responseCode = "402", description = "The balance does not cover the price")
    @APIResponse(responseCode = "404", description = "Nothing is kept of it: ask for its context first")
    public Uni<Response> find(
            @RestPath String slug,
            @Parameter(description = SectionTexts.TEXT, example = "log loss") @RestQuery String text,
            @Parameter(description = SectionTexts.FIND_TOKENS) @RestQuery("max_tokens") String maxTokens,
            @Context RoutingContext request) {
        return sections.find(reading(slug, request), text, ContextRequest.number("max_tokens", maxTokens));
    }

    private Reading reading(String slug, RoutingContext request) {
        return new Reading(Ref.competition(new Slug(slug)), current.get(), RequestTrace.id(request));
    }
}
