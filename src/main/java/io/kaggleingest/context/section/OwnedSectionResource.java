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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.kaggleingest.account.CurrentCaller;
import io.kaggleingest.account.KeyRequired;
import io.kaggleingest.context.rendering.ContextQuery;
import io.kaggleingest.context.rendering.ContextRequest;
import io.kaggleingest.context.section.SectionService.Reading;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.web.RequestTrace;

/**
 * Reading inside of a resource that has an owner. What binds filters and names the media type stands here, because it is
 * read beside the methods and not inherited by those who extend this.
 */
@KeyRequired
@Produces(MediaType.APPLICATION_JSON)
public abstract class OwnedSectionResource {

    @Inject
    SectionService sections;

    @Inject
    CurrentCaller current;

    @GET
    @Path("/{owner}/{slug}/outline")
    @Operation(summary = SectionTexts.OUTLINE, description = SectionTexts.OUTLINE_HOW)
    public Uni<OutlineAnswer> outline(
            @RestPath String owner, @RestPath String slug, @BeanParam PlanQuery plan, @Context RoutingContext request) {
        return sections.outline(reading(owner, slug, request), plan);
    }

    @GET
    @Path("/{owner}/{slug}/sections/{id}")
    @Produces({MediaType.APPLICATION_JSON, "text/markdown"})
    @Operation(summary = SectionTexts.SECTION, description = SectionTexts.SECTION_HOW)
    public Uni<Response> section(
            @RestPath String owner,
            @RestPath String slug,
            @Parameter(description = SectionTexts.ID, example = "page-evaluation") @RestPath String id,
            @Parameter(description = ContextQuery.MAX_TOKENS) @RestQuery("max_tokens") String maxTokens,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT) String accept,
            @Context RoutingContext request) {
        Integer budget = ContextRequest.number("max_tokens", maxTokens);
        return sections.section(reading(owner, slug, request), id, budget)
                .map(answer -> SectionTexts.accepted(answer, accept));
    }

    @GET
    @Path("/{owner}/{slug}/find")
    @Operation(summary = SectionTexts.FIND, description = SectionTexts.FIND_HOW)
    public Uni<Response> find(
            @RestPath String owner,
            @RestPath String slug,
            @Parameter(description = SectionTexts.TEXT, example = "log loss") @RestQuery String text,
            @Parameter(description = SectionTexts.FIND_TOKENS) @RestQuery("max_tokens") String maxTokens,
            @Context RoutingContext request) {
        return sections.find(reading(owner, slug, request), text, ContextRequest.number("max_tokens", maxTokens));
    }

    private Reading reading(String owner, String slug, RoutingContext request) {
        return new Reading(ref(owner, slug), current.get(), RequestTrace.id(request));
    }

    abstract Ref ref(String owner, String slug);
}
