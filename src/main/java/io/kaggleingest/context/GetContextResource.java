package io.kaggleingest.context;

import java.util.List;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.kaggleingest.account.CurrentCaller;
import io.kaggleingest.account.KeyRequired;
import io.kaggleingest.context.rendering.ContextAnswer;
import io.kaggleingest.context.rendering.ContextQuery;
import io.kaggleingest.context.rendering.ContextRequest;
import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.kaggle.KaggleLink;
import io.kaggleingest.web.Problem;

/** The same contexts for callers that have a link. */
@Path("/api/get-context")
@KeyRequired
@SecurityRequirement(name = "ApiKey")
@Tag(name = "Context")
public class GetContextResource {

    @Inject
    ContextService contexts;

    @Inject
    CurrentCaller current;

    @Schema(name = "GetContext")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Wanted(
            @Schema(
                            required = true,
                            description =
                                    "A link to Kaggle in any form, or the slug of a competition, or owner/slug of a dataset",
                            examples = "https://www.kaggle.com/competitions/titanic")
                    String url,
            @Schema(minimum = "1", maximum = "10", defaultValue = "3") Integer topN,
            @Schema(
                            enumeration = {"toon", "md", "txt", "json"},
                            defaultValue = "toon")
                    String format,
            @Schema(description = ContextQuery.MAX_TOKENS, minimum = "500") Integer maxTokens,
            @Schema(description = ContextQuery.IGNORE_PATTERNS) List<String> ignorePatterns,
            @Schema(description = ContextQuery.REFRESH, defaultValue = "false") Boolean refresh,
            @Schema(description = ContextQuery.FOCUS, maxLength = 500, examples = "how are submissions scored")
                    String focus) {

        ContextRequest.Parameters parameters() {
            return new ContextRequest.Parameters(topN, format, maxTokens, ignorePatterns, refresh, focus);
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The context behind a Kaggle link",
            description = "Does the same as the endpoint of the resource that the link names.")
    @APIResponse(
            responseCode = "200",
            description =
                    "The context (`completed`), or the word that it is being fetched (`processing`, in JSON whatever was"
                            + " asked for); with `format=json` the document itself",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(oneOf = {ContextAnswer.class, ContextDocument.class}),
                        examples = {
                            @ExampleObject(name = "completed", value = Examples.COMPLETED),
                            @ExampleObject(name = "processing", value = Examples.PROCESSING)
                        }),
                @Content(mediaType = "text/toon", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/markdown", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/plain", schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "422", description = "The `Idempotency-Key` was used for another request")
    @APIResponse(
            responseCode = "429",
            description =
                    "Your account has as many fetches under way as it may, with a Kaggle key of its own or without;"
                            + " `X-RateLimit-Limit`, `-Remaining` and `-Reset` (in seconds) say how many and how long")
    @APIResponse(responseCode = "500", description = "A fault of ours; the log knows it by the id in `detail`")
    @APIResponse(responseCode = "502", description = "Kaggle failed")
    @APIResponse(
            responseCode = "503",
            description =
                    "Kaggle limits us, is down, or refuses the account of this service; or our database is away, or too many"
                            + " fetches wait")
    @APIResponse(responseCode = "504", description = "Kaggle is too slow")
    @APIResponse(responseCode = "304", description = "`If-None-Match` names what would be sent; free")
    @APIResponse(
            responseCode = "400",
            description =
                    "A link, a name or a parameter breaks a rule, or Kaggle refuses the user name and key that were sent")
    @APIResponse(responseCode = "402", description = "The balance does not cover the price")
    @APIResponse(responseCode = "406", description = "`Accept` names none of the media types of a context")
    @APIResponse(
            responseCode = "404",
            description = "Kaggle says that there is no such resource, or does not show it",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FailedAnswer.class)))
    public Uni<Response> context(Wanted body, @BeanParam ContextHeaders headers) {
        if (body == null || body.url() == null) {
            throw Problem.badRequest("missing_field", "Field 'url' is required: a link to kaggle.com or a name");
        }
        return contexts.answer(headers.call(KaggleLink.read(body.url()), body.parameters(), current.get()));
    }
}
