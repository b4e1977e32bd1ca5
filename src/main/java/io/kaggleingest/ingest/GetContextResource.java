package io.kaggleingest.ingest;

import java.util.List;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
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

import io.kaggleingest.account.CurrentCaller;
import io.kaggleingest.account.KeyRequired;
import io.kaggleingest.credit.IdempotencyKey;
import io.kaggleingest.web.Problem;
import io.kaggleingest.web.RequestTrace;

/** The same contexts for whoever has a link at hand. */
@Path("/api/get-context")
@KeyRequired
@SecurityRequirement(name = "ApiKey")
@Tag(name = "Context")
public class GetContextResource {

    @Inject
    Contexts contexts;

    @Inject
    CurrentCaller current;

    @Schema(name = "GetContext")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Wanted(
            @Schema(
                            required = true,
                            description = "A link to Kaggle in any form, or a bare slug",
                            examples = "https://www.kaggle.com/competitions/titanic")
                    String url,
            @Schema(minimum = "1", maximum = "10", defaultValue = "3") Integer topN,
            @Schema(
                            enumeration = {"toon", "md", "txt", "json"},
                            defaultValue = "toon")
                    String format,
            @Schema(minimum = "500") Integer maxTokens,
            List<String> ignorePatterns,
            @Schema(defaultValue = "false") Boolean refresh) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The context behind a Kaggle link",
            description = "Does the same as the endpoint of the resource that the link names.")
    @APIResponse(
            responseCode = "200",
            description = "The context (`completed`), or the word that it is being fetched (`processing`)",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = ContextAnswer.class),
                        examples = {
                            @ExampleObject(name = "completed", value = Examples.COMPLETED),
                            @ExampleObject(name = "processing", value = Examples.PROCESSING)
                        }),
                @Content(mediaType = "text/toon", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/markdown", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/plain", schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "422", description = "The `Idempotency-Key` was used for another request")
    @APIResponse(responseCode = "502", description = "Kaggle failed or refused the account of this service")
    @APIResponse(responseCode = "503", description = "Kaggle limits us; ask again after `Retry-After` seconds")
    @APIResponse(responseCode = "504", description = "Kaggle is too slow")
    @APIResponse(responseCode = "400", description = "The link is not one of Kaggle's, or a field breaks a rule")
    @APIResponse(responseCode = "402", description = "The balance does not cover the price")
    @APIResponse(
            responseCode = "404",
            description = "Kaggle says that there is no such resource, or does not show it",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FailedAnswer.class)))
    public Uni<Response> context(
            Wanted wanted,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT) String accept,
            @Parameter(
                            description = "A retry with the same key is answered and not charged again, for 24 hours",
                            schema = @Schema(maxLength = 255))
                    @HeaderParam(IdempotencyKey.HEADER)
                    String idempotencyKey,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @Context RoutingContext request) {
        if (wanted == null || wanted.url() == null) {
            throw Problem.badRequest("missing_field", "Field 'url' is required: a link to kaggle.com or a slug");
        }
        ContextRequest checked = ContextRequest.of(
                new ContextRequest.Parameters(
                        wanted.topN(), wanted.format(), wanted.maxTokens(), wanted.ignorePatterns(), wanted.refresh()),
                accept);
        return contexts.answer(new Contexts.Asked(
                KaggleLink.read(wanted.url()),
                checked,
                current.get(),
                RequestTrace.id(request),
                idempotencyKey,
                ifNoneMatch,
                false));
    }
}
