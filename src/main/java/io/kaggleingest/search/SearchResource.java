package io.kaggleingest.search;

import java.util.List;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import io.kaggleingest.account.CurrentCaller;
import io.kaggleingest.account.KeyRequired;
import io.kaggleingest.web.SearchWords;

/** From words to the names that the other endpoints ask for. */
@Path("/api/search")
@KeyRequired
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "ApiKey")
@Tag(name = "Search")
public class SearchResource {

    private static final String EXAMPLE =
            """
            {"results":[{"slug":"titanic","title":"Titanic - Machine Learning from Disaster",
              "description":"Start here!","category":"Getting Started",
              "url":"https://www.kaggle.com/competitions/titanic","deadline":"2030-01-01T00:00:00Z",
              "score":1.0,"cached":true}]}""";

    @Inject
    Search search;

    @Inject
    CurrentCaller current;

    /** Best first, at most 20. */
    @Schema(name = "SearchAnswer")
    public record Answer(List<SearchHit> results) {}

    @GET
    @Operation(
            summary = "Find a competition by its name or by what it is about",
            description =
                    "Looks in what is kept, also for names that are nearly right, and in Kaggle's own search; if Kaggle"
                            + " fails or is slow, what is kept is the answer. Costs nothing; 20 searches a minute for"
                            + " each account.")
    @APIResponse(
            responseCode = "200",
            description = "Best first, at most 20; empty without words",
            content =
                    @Content(
                            schema = @Schema(implementation = Answer.class),
                            examples = @ExampleObject(name = "one result", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "The words break a rule")
    @APIResponse(
            responseCode = "429",
            description =
                    "Too many searches; `Retry-After`, and `X-RateLimit-Limit`, `-Remaining` and `-Reset` (in seconds)")
    public Uni<Answer> search(
            @Parameter(
                            description = "Words to look for",
                            schema = @Schema(maxLength = SearchWords.LONGEST),
                            example = "titanic")
                    @RestQuery
                    String query) {
        return search.find(current.get(), SearchWords.of("query", query)).map(Answer::new);
    }
}
