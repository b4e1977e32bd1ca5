package io.kaggleingest.ingest;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import io.kaggleingest.account.CurrentCaller;
import io.kaggleingest.account.KeyRequired;

/** The context of a notebook. */
@Path("/api/notebooks")
@KeyRequired
@SecurityRequirement(name = "ApiKey")
@Tag(name = "Context")
public class NotebookResource {

    @Inject
    Contexts contexts;

    @Inject
    CurrentCaller current;

    @GET
    @Path("/{owner}/{slug}")
    @Operation(summary = "A notebook as one text", description = DocumentedContexts.HOW_IT_WORKS)
    public Uni<Response> notebook(
            @Parameter(description = "Who published it", example = "inesmoreau") @RestPath String owner,
            @Parameter(description = "Name of the notebook in its link", example = "seats-per-person") @RestPath
                    String slug,
            @BeanParam ContextQuery query,
            @BeanParam ContextHeaders headers) {
        return contexts.answer(headers.asked(Ref.notebook(owner, slug), query.parameters(), current.get()));
    }
}
