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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.kaggleingest.account.CurrentCaller;
import io.kaggleingest.account.KeyRequired;
import io.kaggleingest.context.rendering.ContextQuery;
import io.kaggleingest.kaggle.Ref;

/** The context of a dataset. */
@Path("/api/datasets")
@KeyRequired
@SecurityRequirement(name = "ApiKey")
@Tag(name = "Context")
public class DatasetResource {

    @Inject
    ContextService contexts;

    @Inject
    Changelog changelog;

    @Inject
    CurrentCaller current;

    @GET
    @MayRepeat
    @Path("/{owner}/{slug}")
    @Operation(summary = "A dataset as one text", description = DocumentedContexts.HOW_IT_WORKS)
    public Uni<Response> dataset(
            @Parameter(description = "Who published it", example = "inesmoreau") @RestPath String owner,
            @Parameter(description = "Name of the dataset in its link", example = "liners-and-their-lifeboats")
                    @RestPath
                    String slug,
            @BeanParam ContextQuery query,
            @BeanParam ContextHeaders headers) {
        return contexts.answer(headers.call(Ref.dataset(owner, slug), query.parameters(), current.get()));
    }

    @GET
    @Path("/{owner}/{slug}/changes")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = Changelog.SUMMARY, description = Changelog.HOW_IT_WORKS)
    public Uni<ChangesAnswer> changes(
            @RestPath String owner,
            @RestPath String slug,
            @Parameter(description = Changelog.SINCE, example = "2026-11-01T00:00:00Z") @RestQuery String since) {
        return changelog.changes(Ref.dataset(owner, slug), since, current.get().accountId());
    }
}
