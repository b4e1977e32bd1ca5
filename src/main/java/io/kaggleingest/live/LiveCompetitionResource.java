package io.kaggleingest.live;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
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
import io.kaggleingest.kaggle.KaggleCredentials;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.Slug;
import io.kaggleingest.web.Problem;
import io.kaggleingest.web.RequestTrace;
import io.kaggleingest.web.SearchWords;
import io.kaggleingest.web.WholeNumber;

/** What Kaggle says of competitions at this moment: the list, leaderboards, and a caller's own submissions. */
@Path("/api/competitions")
@KeyRequired
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "ApiKey")
@Tag(name = "Kaggle")
public class LiveCompetitionResource {

    static final String KAGGLE_USERNAME = "X-Kaggle-Username";
    static final String KAGGLE_KEY = "X-Kaggle-Key";

    private static final int LAST_PAGE = 1_000;
    private static final int USUAL_ROWS = 20;
    private static final int MOST_ROWS = 200;

    @Inject
    LiveCompetitions live;

    @Inject
    CurrentCaller current;

    @GET
    @Operation(
            summary = "Kaggle's list of competitions",
            description = "20 to a page, in Kaggle's order. Costs nothing; 60 free calls a minute for each account.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list",
            content =
                    @Content(
                            schema = @Schema(implementation = CompetitionListAnswer.class),
                            examples = @ExampleObject(name = "one page", value = LiveExamples.COMPETITIONS)))
    @APIResponse(responseCode = "400", description = "A parameter breaks a rule")
    @APIResponse(
            responseCode = "429",
            description =
                    "Too many free calls; `Retry-After`, and `X-RateLimit-Limit`, `-Remaining` and `-Reset` (in seconds)")
    @APIResponse(responseCode = "502", description = "Kaggle failed")
    @APIResponse(
            responseCode = "503",
            description = "Kaggle limits us or refused the account of this service, or our database is away")
    @APIResponse(responseCode = "504", description = "Kaggle is too slow")
    public Uni<CompetitionListAnswer> list(
            @Parameter(
                            description = "Words to look for",
                            schema = @Schema(maxLength = SearchWords.LONGEST),
                            example = "titanic")
                    @RestQuery
                    String search,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "1"))
                    @RestQuery
                    String page) {
        return live.list(
                current.get(), SearchWords.of("search", search), WholeNumber.of("page", page, 1, LAST_PAGE, 1));
    }

    @GET
    @Path("/{slug}/leaderboard")
    @Operation(
            summary = "The head of a competition's public leaderboard",
            description =
                    "As Kaggle has it now. Costs 1 credit (the operator may set another price), taken when Kaggle has"
                            + " answered; errors are free.")
    @APIResponse(
            responseCode = "200",
            description = "The first teams; `X-Credits-Cost` and `X-Credits-Remaining` say what it cost",
            content =
                    @Content(
                            schema = @Schema(implementation = LeaderboardAnswer.class),
                            examples = @ExampleObject(name = "two teams", value = LiveExamples.LEADERBOARD)))
    @APIResponse(responseCode = "400", description = "A parameter breaks a rule")
    @APIResponse(responseCode = "402", description = "The balance does not cover the price; Kaggle was not asked")
    @APIResponse(
            responseCode = "404",
            description = "Kaggle says that there is no such competition, or does not show it")
    @APIResponse(responseCode = "422", description = "The `Idempotency-Key` was used for another request")
    @APIResponse(
            responseCode = "429",
            description = "Too many calls that failed or were paid before; ask again after `Retry-After` seconds")
    @APIResponse(responseCode = "502", description = "Kaggle failed")
    @APIResponse(
            responseCode = "503",
            description = "Kaggle limits us or refused the account of this service, or our database is away")
    @APIResponse(responseCode = "504", description = "Kaggle is too slow")
    public Uni<Response> leaderboard(
            @Parameter(description = "Name of the competition in its link", example = "titanic") @RestPath String slug,
            @Parameter(
                            description = "How many teams",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "20"))
                    @RestQuery
                    String limit,
            @Parameter(
                            description = "A retry with the same key is answered and not charged again, for 24 hours",
                            schema = @Schema(maxLength = 255))
                    @HeaderParam(IdempotencyKey.HEADER)
                    String idempotencyKey,
            @Context RoutingContext request) {
        return live.leaderboard(call(slug, limit, idempotencyKey, request));
    }

    @GET
    @Path("/{slug}/submissions")
    @Operation(
            summary = "Your own submissions to a competition",
            description =
                    """
                    Newest first. Send your Kaggle user name and legacy API key: they are used for this one call to \
                    Kaggle, and neither stored nor logged. Costs 1 credit (the operator may set another price), taken \
                    when Kaggle has answered; errors are free.""")
    @APIResponse(
            responseCode = "200",
            description = "The newest submissions; `X-Credits-Cost` and `X-Credits-Remaining` say what it cost",
            content =
                    @Content(
                            schema = @Schema(implementation = SubmissionsAnswer.class),
                            examples = @ExampleObject(name = "one submission", value = LiveExamples.SUBMISSIONS)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter or header breaks a rule, or Kaggle refused the user name and key that were sent")
    @APIResponse(responseCode = "402", description = "The balance does not cover the price; Kaggle was not asked")
    @APIResponse(
            responseCode = "404",
            description = "Kaggle says that there is no such competition, or does not show it")
    @APIResponse(
            responseCode = "409",
            description = "Your Kaggle account has not joined the competition; `detail` links to its rules")
    @APIResponse(responseCode = "422", description = "The `Idempotency-Key` was used for another request")
    @APIResponse(
            responseCode = "429",
            description = "Too many calls that failed or were paid before; ask again after `Retry-After` seconds")
    @APIResponse(responseCode = "502", description = "Kaggle failed")
    @APIResponse(responseCode = "503", description = "Kaggle limits us, or our database is away")
    @APIResponse(responseCode = "504", description = "Kaggle is too slow")
    public Uni<Response> submissions(
            @Parameter(description = "Name of the competition in its link", example = "titanic") @RestPath String slug,
            @Parameter(
                            description = "How many submissions",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "20"))
                    @RestQuery
                    String limit,
            @Parameter(description = "Your Kaggle user name", required = true) @HeaderParam(KAGGLE_USERNAME)
                    String kaggleUsername,
            @Parameter(
                            description = "Your legacy API key; a `KGAT_…` token is refused",
                            required = true,
                            schema = @Schema(format = "password"))
                    @HeaderParam(KAGGLE_KEY)
                    String kaggleKey,
            @Parameter(
                            description = "A retry with the same key is answered and not charged again, for 24 hours",
                            schema = @Schema(maxLength = 255))
                    @HeaderParam(IdempotencyKey.HEADER)
                    String idempotencyKey,
            @Context RoutingContext request) {
        KaggleCredentials credentials = credentials(kaggleUsername, kaggleKey);
        return live.submissions(call(slug, limit, idempotencyKey, request), credentials);
    }

    private LiveCompetitions.LiveCall call(String slug, String limit, String idempotencyKey, RoutingContext request) {
        return new LiveCompetitions.LiveCall(
                Ref.competition(new Slug(slug)),
                WholeNumber.of("limit", limit, 1, MOST_ROWS, USUAL_ROWS),
                current.get(),
                RequestTrace.id(request),
                idempotencyKey,
                request.request().method() == HttpMethod.HEAD);
    }

    private static KaggleCredentials credentials(String username, String key) {
        if (username == null || key == null) {
            throw Problem.badRequest(
                    "missing_kaggle_credentials",
                    "Submissions are those of your own Kaggle account: send its user name as %s and its legacy API key as %s; %s"
                            .formatted(
                                    KAGGLE_USERNAME,
                                    KAGGLE_KEY,
                                    username == null && key == null
                                            ? "neither came with the request"
                                            : (username == null ? KAGGLE_USERNAME : KAGGLE_KEY) + " is missing"));
        }
        return new KaggleCredentials(username, key);
    }
}
