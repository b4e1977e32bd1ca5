package io.kaggleingest.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.web.Problem;
import io.kaggleingest.web.WholeNumber;

/** The keys of the calling account. */
@Path("/api/auth/keys")
@KeyRequired
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "ApiKey")
@Tag(name = "Account")
public class KeyResource {

    private static final int USUALLY_LISTED = 100;
    private static final int MOST_LISTED = 200;
    private static final int LONGEST_LIFE_DAYS = 3650;

    @Inject
    Keys keys;

    @Inject
    CurrentCaller current;

    @Schema(name = "NewKey")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record NewKey(
            @Schema(implementation = String.class, required = true, minLength = 1, maxLength = 100, examples = "ci")
                    KeyName name,
            @Schema(description = "Without it the key does not expire", minimum = "1", maximum = "3650") @Nullable
                    Integer expiresInDays,
            @Schema(description = "What the key may be used for; both by default", examples = "[\"context\"]") @Nullable
                    List<String> scopes) {

        public NewKey {
            RequiredField.check("name", name);
            if (expiresInDays != null && (expiresInDays < 1 || expiresInDays > LONGEST_LIFE_DAYS)) {
                throw Problem.badRequest(
                        "invalid_field",
                        "Field 'expires_in_days' must be a whole number from 1 to %d".formatted(LONGEST_LIFE_DAYS));
            }
        }

        private Set<Scope> wantedScopes() {
            return Scope.of(scopes);
        }

        private @Nullable Duration lifetime() {
            return expiresInDays == null ? null : Duration.ofDays(expiresInDays);
        }
    }

    @Schema(name = "Key")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Key(
            UUID id,
            String name,
            @Schema(description = "The beginning of the key", examples = "ki_Xk2p…") String hint,
            Instant createdAt,
            @Schema(description = "To the minute, and some minutes late") @Nullable Instant lastUsedAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Schema(description = "What the key may be used for") Set<String> scopes) {

        static Key of(ApiKey key) {
            return new Key(
                    key.id,
                    key.name,
                    key.hint,
                    key.createdAt,
                    key.lastUsedAt,
                    key.expiresAt,
                    key.revokedAt,
                    Scope.names(key.scopes));
        }
    }

    @Schema(name = "Keys")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record KeyList(
            List<Key> keys,
            @Schema(description = "For the next page; null at the end", nullable = true) @Nullable String nextCursor) {

        static KeyList of(List<ApiKey> keys, int most) {
            List<ApiKey> page = keys.subList(0, Math.min(most, keys.size()));
            return new KeyList(
                    page.stream().map(Key::of).toList(),
                    keys.size() > most ? KeyCursor.behind(page.get(most - 1)).toString() : null);
        }
    }

    @Schema(name = "FreshKey")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record FreshKey(
            UUID id,
            String name,
            @Schema(description = "The beginning of the key", examples = "ki_Xk2p…") String hint,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            Set<String> scopes,
            @Schema(description = "Shown once") String apiKey) {

        static FreshKey of(Keys.KeyWithSecret newKey) {
            Key key = Key.of(newKey.key());
            return new FreshKey(
                    key.id(),
                    key.name(),
                    key.hint(),
                    key.createdAt(),
                    key.lastUsedAt(),
                    key.expiresAt(),
                    key.revokedAt(),
                    key.scopes(),
                    newKey.secret());
        }
    }

    @GET
    @Operation(
            summary = "All keys of the account, newest first",
            description = "Those that were revoked or expired lately too; never the keys themselves. Costs nothing.")
    @APIResponse(responseCode = "200", description = "A page of keys")
    @APIResponse(responseCode = "400", description = "A parameter breaks a rule")
    public Uni<KeyList> list(
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "100"))
                    @RestQuery
                    String limit,
            @Parameter(description = "`next_cursor` of the page before") @RestQuery String cursor) {
        KeyCursor from = KeyCursor.parse(cursor);
        int most = WholeNumber.of("limit", limit, 1, MOST_LISTED, USUALLY_LISTED);
        return keys.of(current.get().accountId(), from, most + 1).map(rows -> KeyList.of(rows, most));
    }

    @POST
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make another key", description = "It draws on the account's one balance. Costs nothing.")
    @APIResponse(responseCode = "201", description = "The key exists; it is shown this once")
    @APIResponse(responseCode = "400", description = "A field is missing or breaks a rule")
    @APIResponse(responseCode = "409", description = "The account has as many usable keys as it may have")
    public Uni<FreshKey> create(NewKey request) {
        if (request == null) {
            throw Problem.badRequest("missing_body", "Send a JSON object with the field 'name'");
        }
        return keys.create(current.get().accountId(), request.name(), request.lifetime(), request.wantedScopes())
                .map(FreshKey::of);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Revoke a key", description = "It is refused from the next request on. Costs nothing.")
    @APIResponse(responseCode = "204", description = "The key is revoked")
    @APIResponse(responseCode = "404", description = "The account has no such key")
    public Uni<Void> revoke(
            @Parameter(description = "Id of the key, or `current`", example = KeyId.CURRENT) @RestPath String id) {
        Caller caller = current.get();
        return keys.revoke(KeyId.of(id, caller), caller.accountId());
    }
}
