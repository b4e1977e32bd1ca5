package io.kaggleingest.account;

import java.util.List;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import io.kaggleingest.credit.Grants;
import io.kaggleingest.web.Problem;
import io.kaggleingest.web.RequestTrace;

/** What operators do to accounts. */
@Path("/api/admin/accounts/{email}")
@AdminKeyRequired
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "AdminKey")
@Tag(name = "Operators")
public class AdminResource {

    private static final long MOST_CREDITS = 1_000_000_000;
    private static final int LONGEST_REASON = 200;
    private static final List<String> TIERS = List.of("free", "pro", "enterprise");

    @Inject
    Grants grants;

    @Inject
    AuditLog audit;

    @Schema(name = "Grant")
    public record Grant(
            @Schema(
                            required = true,
                            description = "Less than nothing to take some back",
                            minimum = "-1000000000",
                            maximum = "1000000000",
                            examples = "100")
                    Long credits,
            @Schema(required = true, minLength = 1, maxLength = 200, examples = "Invoice 4711") String reason) {

        public Grant {
            RequiredField.check("credits", credits);
            RequiredField.check("reason", reason);
            reason = reason.strip();
            if (credits == 0 || credits < -MOST_CREDITS || credits > MOST_CREDITS) {
                throw Problem.badRequest(
                        "invalid_field",
                        "Field 'credits' must be a whole number from -%1$d to %1$d, but not 0".formatted(MOST_CREDITS));
            }
            if (reason.isEmpty()
                    || reason.codePointCount(0, reason.length()) > LONGEST_REASON
                    || reason.chars().anyMatch(Character::isISOControl)) {
                throw Problem.badRequest(
                        "invalid_field",
                        "Field 'reason' must be 1 to %d characters without control characters"
                                .formatted(LONGEST_REASON));
            }
        }
    }

    @Schema(name = "Granted")
    public record Balance(String email, @Schema(description = "The new balance") long balance) {}

    @Schema(name = "Tier")
    public record Tier(
            @Schema(
                            required = true,
                            enumeration = {"free", "pro", "enterprise"})
                    String tier) {

        public Tier {
            RequiredField.check("tier", tier);
            if (!TIERS.contains(tier)) {
                throw Problem.badRequest(
                        "invalid_field", "Field 'tier' must be one of %s".formatted(String.join(", ", TIERS)));
            }
        }
    }

    @Schema(name = "TierOfAccount")
    public record TierOfAccount(String email, String tier) {}

    @POST
    @Path("/credits")
    @Operation(summary = "Give credits to an account", description = "A ledger row like any other.")
    @APIResponse(responseCode = "200", description = "The new balance")
    @APIResponse(responseCode = "400", description = "A field is missing or breaks a rule")
    @APIResponse(responseCode = "403", description = "`X-Admin-Key` is missing or wrong")
    @APIResponse(responseCode = "404", description = "There is no such account, or this service has no operators")
    @APIResponse(responseCode = "409", description = "The account has not so many credits to take back")
    public Uni<Balance> grant(
            @Parameter(example = "you@example.com") @RestPath String email,
            Grant grant,
            @Context RoutingContext request) {
        if (grant == null) {
            throw Problem.badRequest("missing_body", "Send a JSON object with the fields 'credits' and 'reason'");
        }
        return grants.grant(requireAddress(email), grant.credits(), grant.reason(), RequestTrace.id(request))
                .invoke(grantResult -> audit.tell(
                        AuditLog.Event.CREDITS_GRANTED,
                        "operator",
                        AdminKeyFilter.operator(request),
                        "account",
                        grantResult.accountId(),
                        "credits",
                        grant.credits()))
                .map(grantResult -> new Balance(grantResult.email(), grantResult.balance()));
    }

    @PUT
    @Path("/tier")
    @Operation(summary = "Set the tier of an account", description = "Its balance stays as it is.")
    @APIResponse(responseCode = "200", description = "The account has this tier")
    @APIResponse(responseCode = "400", description = "The field is missing or names no tier")
    @APIResponse(responseCode = "403", description = "`X-Admin-Key` is missing or wrong")
    @APIResponse(responseCode = "404", description = "There is no such account, or this service has no operators")
    public Uni<TierOfAccount> setTier(
            @Parameter(example = "you@example.com") @RestPath String email,
            Tier tier,
            @Context RoutingContext request) {
        if (tier == null) {
            throw Problem.badRequest("missing_body", "Send a JSON object with the field 'tier'");
        }
        return grants.setTier(requireAddress(email), tier.tier(), RequestTrace.id(request))
                .invoke(account -> audit.tell(
                        AuditLog.Event.TIER_SET,
                        "operator",
                        AdminKeyFilter.operator(request),
                        "account",
                        account.accountId(),
                        "tier",
                        tier.tier()))
                .map(account -> new TierOfAccount(account.email(), tier.tier()));
    }

    /** A text that is no e-mail address belongs to no account, so the database is not asked. */
    private static String requireAddress(String email) {
        if (!Email.isAddress(email)) {
            throw Grants.noSuchAccount(email);
        }
        return email;
    }
}
