package io.kaggleingest.account;

import java.time.Duration;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.account.KeyResource.FreshKey;
import io.kaggleingest.web.Problem;

/** Replacing a key of the calling account by a new one. */
@Path("/api/auth/keys/{id}/rotate")
@KeyRequired
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "ApiKey")
@Tag(name = "Account")
public class KeyRotationResource {

    private static final int LONGEST_GRACE_SECONDS = 7 * 24 * 60 * 60;

    @Inject
    Keys keys;

    @Inject
    CurrentCaller current;

    @Inject
    ObjectMapper json;

    @Schema(name = "Rotation")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Rotation(
            @Schema(
                            description = "How long the old key stays valid",
                            minimum = "0",
                            maximum = "604800",
                            defaultValue = "0")
                    @Nullable
                    Integer graceSeconds) {

        public Rotation {
            if (graceSeconds != null && (graceSeconds < 0 || graceSeconds > LONGEST_GRACE_SECONDS)) {
                throw Problem.badRequest(
                        "invalid_field",
                        "Field 'grace_seconds' must be a whole number from 0 to %d".formatted(LONGEST_GRACE_SECONDS));
            }
        }

        private static Duration grace(@Nullable Rotation rotation) {
            return rotation == null || rotation.graceSeconds() == null
                    ? Duration.ZERO
                    : Duration.ofSeconds(rotation.graceSeconds());
        }
    }

    @POST
    @Operation(
            summary = "Replace a key by a new one",
            description =
                    "The new one has the same name and expiry. The old one stays valid for the grace, never beyond its"
                            + " own expiry. The balance is not touched. Costs nothing.")
    @APIResponse(responseCode = "200", description = "The new key; it is shown this once")
    @APIResponse(responseCode = "400", description = "A field breaks a rule")
    @APIResponse(responseCode = "404", description = "The account has no such key")
    @APIResponse(
            responseCode = "409",
            description =
                    "The key is revoked, expired or rotated already, or a grace needs more keys than there may be")
    public Uni<FreshKey> rotate(
            @Parameter(description = "Id of the key, or `current`", example = KeyId.CURRENT) @RestPath String id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = Rotation.class)))
                    String body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) String contentType)
            throws JsonProcessingException {
        Caller caller = current.get();
        Rotation rotation = rotation(body, contentType);
        return keys.rotate(KeyId.of(id, caller), caller.accountId(), Rotation.grace(rotation))
                .map(FreshKey::of);
    }

    /** Read by hand, because many clients put a media type of their own on a request without a body. */
    private @Nullable Rotation rotation(@Nullable String body, @Nullable String contentType)
            throws JsonProcessingException {
        if (body == null || body.isEmpty()) {
            return null;
        }
        if (contentType == null || !MediaType.APPLICATION_JSON_TYPE.isCompatible(MediaType.valueOf(contentType))) {
            throw new NotSupportedException();
        }
        return json.readValue(body, Rotation.class);
    }
}
