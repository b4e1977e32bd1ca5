package io.kaggleingest.context;

import java.util.List;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.kaggleingest.account.CurrentCaller;
import io.kaggleingest.account.KeyRequired;
import io.kaggleingest.context.rendering.ContextQuery;
import io.kaggleingest.context.rendering.ContextRequest;
import io.kaggleingest.kaggle.KaggleCredentials;
import io.kaggleingest.kaggle.KaggleLink;
import io.kaggleingest.web.Problem;

/** Contexts of what only the caller's own Kaggle account may see. */
@Path("/api/get-context-upload")
@KeyRequired
@SecurityRequirement(name = "ApiKey")
@Tag(name = "Context")
public class GetContextUploadResource {

    private static final int LARGEST_BODY = 64 * 1024;
    private static final int LARGEST_FILE = 10 * 1024;
    private static final String FILE = "token_file";
    private static final List<String> FIELDS =
            List.of("url", FILE, "top_n", "format", "max_tokens", "ignore_patterns", "refresh", "focus");

    @Inject
    ContextService contexts;

    @Inject
    CurrentCaller current;

    /** Only described here: the parts are read in memory, see {@link MultipartForm}. */
    @Schema(name = "GetContextUpload")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Upload(
            @Schema(
                            required = true,
                            description = "A link to Kaggle in any form, or a bare slug",
                            examples = "https://www.kaggle.com/competitions/titanic")
                    String url,
            @Schema(required = true, format = "binary", description = "Your kaggle.json, at most 10 KB")
                    String tokenFile,
            @Schema(minimum = "1", maximum = "10", defaultValue = "3") Integer topN,
            @Schema(
                            enumeration = {"toon", "md", "txt", "json"},
                            defaultValue = "toon")
                    String format,
            @Schema(description = ContextQuery.MAX_TOKENS, minimum = "500") Integer maxTokens,
            @Schema(description = ContextQuery.IGNORE_PATTERNS) String ignorePatterns,
            @Schema(
                            defaultValue = "false",
                            description =
                                    "Fetch it anew behind what is kept; after a failure, try again at once with this key")
                    Boolean refresh,
            @Schema(description = ContextQuery.FOCUS, maxLength = 500) String focus) {}

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "The context behind a Kaggle link, seen with your own Kaggle account",
            description =
                    """
                    For competitions that you have joined and for private datasets and notebooks. The key stays in \
                    memory for as long as Kaggle is asked; it is never stored and never logged. The result belongs to \
                    your account and nobody else sees it: send this request again to get it. The endpoint of the \
                    resource gives it only where nothing is kept for everybody. What has become stale is refreshed \
                    only when this request is sent again, because the key is needed for that.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = Upload.class)))
    @APIResponse(responseCode = "413", description = "`token_file` or the whole body is too large")
    public Uni<Response> context(
            @Context RoutingContext request,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @BeanParam ContextHeaders headers) {
        Buffer buffer = request.body().buffer();
        byte[] body = buffer == null ? new byte[0] : buffer.getBytes();
        if (body.length > LARGEST_BODY) {
            throw tooLarge("The body", LARGEST_BODY);
        }
        MultipartForm form = MultipartForm.read(contentType, body);
        form.requireOnly(FIELDS);
        String url = form.text("url");
        if (url == null) {
            throw Problem.badRequest("missing_field", "Field 'url' is required: a link to kaggle.com or a name");
        }
        ContextCall call = headers.call(KaggleLink.read(url), parameters(form), current.get());
        return contexts.answer(call.privately(credentials(form)));
    }

    private static KaggleCredentials credentials(MultipartForm form) {
        byte[] file = form.bytes(FILE)
                .orElseThrow(() -> Problem.badRequest(
                        "missing_field",
                        "Field 'token_file' is required: the kaggle.json from https://www.kaggle.com/settings"));
        if (file.length > LARGEST_FILE) {
            throw tooLarge("Field 'token_file'", LARGEST_FILE);
        }
        return KaggleCredentials.inJson(file);
    }

    private static ContextRequest.Parameters parameters(MultipartForm form) {
        String patterns = form.text("ignore_patterns");
        return new ContextRequest.Parameters(
                ContextRequest.number("top_n", form.text("top_n")),
                form.text("format"),
                ContextRequest.number("max_tokens", form.text("max_tokens")),
                patterns == null ? null : List.of(patterns),
                ContextRequest.flag("refresh", form.text("refresh")),
                form.text("focus"));
    }

    private static Problem tooLarge(String part, int bytes) {
        return new Problem(413, "body_too_large", part + " is larger than " + bytes / 1024 + " KB");
    }
}
