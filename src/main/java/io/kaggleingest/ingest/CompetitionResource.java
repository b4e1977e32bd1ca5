package io.kaggleingest.ingest;

import java.util.List;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
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
import io.kaggleingest.credit.IdempotencyKey;
import io.kaggleingest.web.RequestTrace;

/** The context of a competition. */
@Path("/api/competitions")
@KeyRequired
@SecurityRequirement(name = "ApiKey")
@Tag(name = "Context")
public class CompetitionResource {

    @Inject
    Contexts contexts;

    @Inject
    CurrentCaller current;

    @GET
    @Path("/{slug}")
    @Operation(
            summary = "A competition as one text",
            description =
                    """
                    Kept content is served at once and costs 1 credit. What is not kept is fetched in the background: \
                    the answer is `processing` and free, ask again after `Retry-After` seconds.

                    With `Accept: text/markdown`, `text/plain` or `text/toon`, or with a `format` other than `toon`, \
                    the document itself is the body.""")
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
    @APIResponse(responseCode = "304", description = "`If-None-Match` names what would be sent; free")
    @APIResponse(responseCode = "400", description = "A parameter breaks a rule")
    @APIResponse(responseCode = "402", description = "The balance does not cover the price")
    @APIResponse(
            responseCode = "404",
            description = "Kaggle says that there is no such competition, or does not show it",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FailedAnswer.class)))
    public Uni<Response> competition(
            @Parameter(description = "Name of the competition in its link", example = "titanic") @RestPath String slug,
            @Parameter(
                            description = "How many notebooks",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "10",
                                            defaultValue = "3"))
                    @RestQuery("top_n")
                    String topN,
            @Parameter(
                            schema =
                                    @Schema(
                                            enumeration = {"toon", "md", "txt", "json"},
                                            defaultValue = "toon"))
                    @RestQuery
                    String format,
            @Parameter(
                            description = "Budget in o200k tokens, never exceeded",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "500"))
                    @RestQuery("max_tokens")
                    String maxTokens,
            @Parameter(description = "Globs of files and notebooks to leave out") @RestQuery("ignore_patterns")
                    List<String> ignorePatterns,
            @Parameter(
                            description = "Fetch it anew behind what is kept",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @RestQuery
                    String refresh,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT) String accept,
            @Parameter(
                            description = "A retry with the same key is answered and not charged again, for 24 hours",
                            schema = @Schema(maxLength = 255))
                    @HeaderParam(IdempotencyKey.HEADER)
                    String idempotencyKey,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @Context RoutingContext request) {
        ContextRequest wanted = ContextRequest.of(
                new ContextRequest.Parameters(
                        ContextRequest.number("top_n", topN),
                        format,
                        ContextRequest.number("max_tokens", maxTokens),
                        ignorePatterns,
                        ContextRequest.flag("refresh", refresh)),
                accept);
        return contexts.answer(new Contexts.Asked(
                Ref.competition(new Slug(slug)),
                wanted,
                current.get(),
                RequestTrace.id(request),
                idempotencyKey,
                ifNoneMatch,
                request.request().method() == HttpMethod.HEAD));
    }
}
