package io.kaggleingest.account;

import java.time.Instant;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.web.Fault;
import io.kaggleingest.web.Problem;
import io.kaggleingest.web.RequestTrace;

/** Sign-up, log-in and what an account sees of itself. */
@Path("/api/auth")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account")
public class AuthResource {

    @Inject
    Accounts accounts;

    @Inject
    PasswordHasher hasher;

    @Inject
    LoginService logIns;

    @Inject
    PasswordService passwords;

    @Inject
    SignupLimits limits;

    @Inject
    AuditLog audit;

    @Inject
    CurrentCaller current;

    @Schema(name = "Signup")
    public record Signup(
            @Schema(implementation = String.class, required = true, examples = "you@example.com") Email email,
            @Schema(
                            implementation = String.class,
                            required = true,
                            minLength = 8,
                            maxLength = 256,
                            examples = "correct horse battery staple")
                    Password password) {

        public Signup {
            RequiredField.check("email", email);
            RequiredField.check("password", password);
        }
    }

    @Schema(name = "SignedUp")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record SignedUp(
            @Schema(examples = "Account created successfully") String message,
            @Schema(description = "Shown once") String apiKey,
            String instructions) {

        static SignedUp of(String apiKey) {
            return new SignedUp(
                    "Account created successfully", apiKey, "Add 'X-API-Key: <your_key>' header to all API requests");
        }
    }

    @Schema(name = "Login")
    public record Login(
            @Schema(required = true, examples = "you@example.com") String email,
            @Schema(implementation = String.class, required = true, examples = "correct horse battery staple")
                    PasswordGuess password) {

        public Login {
            RequiredField.check("email", email);
            RequiredField.check("password", password);
        }
    }

    @Schema(name = "LoggedIn")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record LoggedIn(@Schema(description = "Shown once") String apiKey, @Nullable Instant expiresAt) {}

    @Schema(name = "Me")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Me(
            String email,
            @Schema(enumeration = {"free", "pro", "enterprise"}) String tier,
            @Schema(description = "The balance that all keys of the account draw on") long credits,
            Instant createdAt) {}

    @POST
    @Path("/signup")
    @Operation(summary = "Create an account", description = "Free; answers the account's first API key, once.")
    @APIResponse(responseCode = "200", description = "The account and its first key exist")
    @APIResponse(responseCode = "400", description = "A field is missing or breaks a rule")
    @APIResponse(responseCode = "409", description = "The e-mail has an account already")
    @APIResponse(responseCode = "429", description = "Too many sign-ups from your network, or in all, in an hour")
    public Uni<SignedUp> signup(Signup signup, @Context RoutingContext request) {
        if (signup == null) {
            throw missingBody();
        }
        String network = ClientAddress.network(request.request().remoteAddress());
        limits.count(network).ifPresent(tooMany -> {
            audit.tell(AuditLog.Event.SIGN_UP_LIMITED, "network", network);
            throw tooMany;
        });
        return accounts.isTaken(signup.email())
                .onItem()
                .transformToUni(isTaken ->
                        isTaken ? Uni.createFrom().failure(Accounts.emailTaken()) : hasher.hash(signup.password()))
                .chain(hash -> accounts.open(
                        signup.email(), hash, limits.rememberedNetwork(network), RequestTrace.id(request)))
                .invoke(() -> audit.tell(AuditLog.Event.SIGNED_UP, "network", network))
                .map(SignedUp::of)
                .onFailure(failure -> !(failure instanceof Problem))
                .transform(failure -> new Fault("Signup failed: internal error", failure));
    }

    @POST
    @Path("/login")
    @Operation(
            summary = "A key for who knows the password",
            description =
                    "It lives 12 hours: enough to make another one at `POST /api/auth/keys`. Free. After many failures a"
                            + " client is heard more and more slowly; a right password is never refused.")
    @APIResponse(responseCode = "200", description = "A new key; it is shown this once")
    @APIResponse(responseCode = "400", description = "A field is missing or not a string")
    @APIResponse(responseCode = "401", description = "Address or password is wrong; one text for both")
    @APIResponse(
            responseCode = "429",
            description =
                    "The password is wrong, and was too often; `Retry-After`, and `X-RateLimit-Limit`, `-Remaining` and `-Reset` (in seconds)")
    public Uni<LoggedIn> login(Login login, @Context RoutingContext request) {
        if (login == null) {
            throw missingBody();
        }
        return logIns.logIn(login.email(), login.password(), client(request))
                .map(newKey -> new LoggedIn(newKey.secret(), newKey.key().expiresAt));
    }

    private static Problem missingBody() {
        return Problem.badRequest("missing_body", "Send a JSON object with the fields 'email' and 'password'");
    }

    @GET
    @Path("/me")
    @KeyRequired
    @SecurityRequirement(name = "ApiKey")
    @Operation(summary = "The account behind the key", description = "Costs nothing.")
    public Me me() {
        Caller caller = current.get();
        return new Me(caller.email(), caller.tier(), caller.credits(), caller.createdAt());
    }

    @Schema(name = "NewPassword")
    public record NewPassword(
            @Schema(implementation = String.class, required = true, examples = "correct horse battery staple")
                    PasswordGuess current,
            @Schema(
                            name = "new",
                            implementation = String.class,
                            required = true,
                            minLength = 8,
                            maxLength = 256,
                            examples = "incorrect horse battery staple")
                    @JsonProperty("new")
                    Password next) {

        public NewPassword {
            RequiredField.check("current", current);
            RequiredField.check("new", next);
        }
    }

    @Schema(name = "Farewell")
    public record Farewell(
            @Schema(implementation = String.class, required = true, examples = "correct horse battery staple")
                    PasswordGuess password) {

        public Farewell {
            RequiredField.check("password", password);
        }
    }

    @POST
    @Path("/password")
    @KeyRequired
    @SecurityRequirement(name = "ApiKey")
    @Operation(
            summary = "Change the password",
            description = "Ends all keys of the account but the one that is sent. Needs the scope `account`. Free.")
    @APIResponse(responseCode = "204", description = "The password is changed, all other keys are revoked")
    @APIResponse(responseCode = "400", description = "A field is missing or breaks a rule")
    @APIResponse(responseCode = "401", description = "The current password is wrong, or there is no `X-API-Key`")
    public Uni<Void> changePassword(NewPassword change, @Context RoutingContext request) {
        if (change == null) {
            throw Problem.badRequest("missing_body", "Send a JSON object with the fields 'current' and 'new'");
        }
        return passwords.change(current.get(), change.current(), change.next(), client(request));
    }

    @DELETE
    @Path("/me")
    @KeyRequired
    @SecurityRequirement(name = "ApiKey")
    @Operation(
            summary = "End the account",
            description =
                    "Its address, its keys and what is kept for it alone are gone; its ledger stays without them, and"
                            + " what credits it has are lost. Needs the scope `account`.")
    @APIResponse(responseCode = "204", description = "The account has ended")
    @APIResponse(responseCode = "400", description = "The field is missing")
    @APIResponse(responseCode = "401", description = "The password is wrong, or there is no `X-API-Key`")
    public Uni<Void> delete(Farewell farewell, @Context RoutingContext request) {
        if (farewell == null) {
            throw Problem.badRequest("missing_body", "Send a JSON object with the field 'password'");
        }
        return passwords.delete(current.get(), farewell.password(), client(request));
    }

    private static String client(RoutingContext request) {
        return ClientAddress.of(request.request().remoteAddress());
    }
}
