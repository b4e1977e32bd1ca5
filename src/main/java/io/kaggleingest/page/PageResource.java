package io.kaggleingest.page;

import java.util.List;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.account.ClientAddress;
import io.kaggleingest.credit.Credits;
import io.kaggleingest.kaggle.KaggleLink;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.wire.Kaggle;
import io.kaggleingest.search.Search;
import io.kaggleingest.search.SearchHit;
import io.kaggleingest.web.Problem;
import io.kaggleingest.web.SearchWords;

/** What the pages ask for without a key. */
@Path("/api/page")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pages")
public class PageResource {

    private static final String LINK = "A link to Kaggle in any form, or a name, as in `POST /api/get-context`";

    @Inject
    PageService pages;

    @Inject
    Search search;

    @Inject
    Credits credits;

    @Inject
    Kaggle kaggle;

    /** What to fetch. */
    @Schema(name = "PageFetch")
    public record PageFetch(@Schema(required = true, examples = "titanic", description = LINK) String url) {}

    /** Best first, at most 20. */
    @Schema(name = "SuggestionsAnswer")
    public record Suggestions(List<SearchHit> results) {}

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            summary = "Key facts of what is kept for everybody",
            description = "Needs no key and fetches nothing. 120 a minute from one network.")
    @APIResponse(responseCode = "200", description = "How it stands; `content` where something is kept")
    @APIResponse(responseCode = "400", description = "This is no link to a competition, dataset or notebook")
    @APIResponse(responseCode = "429", description = "Too many from your network; `Retry-After` says when")
    public Uni<PageAnswer> read(
            @Parameter(description = LINK, example = "titanic", required = true, schema = @Schema(maxLength = 500))
                    @RestQuery
                    String url,
            @Context RoutingContext request) {
        return pages.read(ref(url), network(request));
    }

    @POST
    @Path("/fetches")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            summary = "Begin a fetch without a key",
            description =
                    "Three an hour from one network, unless it is configured otherwise; what is kept and fresh, or under"
                            + " way already, does not count. Follow it at `GET /api/page/events`.")
    @APIResponse(responseCode = "200", description = "How it stands now, with the `job` that is under way")
    @APIResponse(responseCode = "400", description = "This is no link to a competition, dataset or notebook")
    @APIResponse(responseCode = "403", description = "Here nothing is fetched without a key")
    @APIResponse(responseCode = "429", description = "Too many from your network; `Retry-After` says when")
    public Uni<PageAnswer> fetch(@Nullable PageFetch fetch, @Context RoutingContext request) {
        return pages.fetch(ref(fetch == null ? null : fetch.url()), network(request));
    }

    @GET
    @Path("/suggestions")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            summary = "Names that are nearly right",
            description =
                    "Needs no key: what is kept for everybody, and Kaggle's own search. 20 a minute from one network.")
    @APIResponse(responseCode = "200", description = "Best first, at most 20; empty without words")
    @APIResponse(responseCode = "400", description = "The words break a rule")
    @APIResponse(responseCode = "429", description = "Too many from your network; `Retry-After` says when")
    public Uni<Suggestions> suggestions(
            @Parameter(
                            description = "Words to look for",
                            schema = @Schema(maxLength = SearchWords.LONGEST),
                            example = "titanc")
                    @RestQuery
                    String query,
            @Context RoutingContext request) {
        return search.suggest(network(request), SearchWords.of("query", query)).map(Suggestions::new);
    }

    @GET
    @Path("/prices")
    @Operation(summary = "What credits buy", description = "Needs no key.")
    @APIResponse(responseCode = "200", description = "Credits of a new account, and the price of each operation")
    public PricesAnswer prices() {
        return PricesAnswer.of(credits, kaggle.source());
    }

    private static Ref ref(@Nullable String url) {
        if (url == null || url.isBlank()) {
            throw Problem.badRequest("missing_url", "Name a competition, dataset or notebook in 'url'");
        }
        return KaggleLink.read(url);
    }

    private static String network(RoutingContext request) {
        return ClientAddress.network(request.request().remoteAddress());
    }
}
