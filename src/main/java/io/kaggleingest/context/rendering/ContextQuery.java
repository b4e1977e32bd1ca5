package io.kaggleingest.context.rendering;

import java.util.List;
import jakarta.ws.rs.core.Context;

import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** How much of a context, in which form and how fresh: the query parameters of every content endpoint, as sent. */
public class ContextQuery {

    public static final String MAX_TOKENS = "Budget in o200k tokens, at least 500, never exceeded";

    public static final String IGNORE_PATTERNS =
            "Files, and notebooks by `owner/slug`, to leave out: globs as in a .gitignore, several of them with commas"
                    + " between; at most 50 of 200 characters each";

    public static final String REFRESH =
            """
            Fetch it anew behind what is kept: the old content is delivered and charged, and `Prefer: wait` does not \
            wait for the new one. Ignored where Kaggle confirmed the content less than a minute ago, and while a \
            failure is remembered.""";

    public static final String FOCUS =
            """
            A question or words: the key facts stay, the rest of the budget goes to the blocks that answer best, in the \
            document's order and under their headings. Without `max_tokens` the budget is 4,000 tokens. Where nothing \
            answers, the document says so and is as without focus.""";

    @Parameter(
            description = "How many notebooks",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "10", defaultValue = "3"))
    @RestQuery("top_n")
    String topN;

    @Parameter(
            description = "The document itself instead of JSON around it; `processing` and errors stay JSON",
            schema =
                    @Schema(
                            enumeration = {"toon", "md", "txt", "json"},
                            defaultValue = "toon"))
    @RestQuery
    String format;

    @Parameter(description = MAX_TOKENS, schema = @Schema(type = SchemaType.INTEGER, minimum = "500"))
    @RestQuery("max_tokens")
    String maxTokens;

    @Parameter(description = IGNORE_PATTERNS)
    @RestQuery("ignore_patterns")
    List<String> ignorePatterns;

    @Parameter(description = REFRESH, schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @RestQuery
    String refresh;

    @Parameter(description = FOCUS, example = "how are submissions scored", schema = @Schema(maxLength = 500))
    @RestQuery
    String focus;

    @Context
    RoutingContext request;

    public ContextRequest.Parameters parameters() {
        return new ContextRequest.Parameters(
                ContextRequest.number("top_n", topN),
                format,
                ContextRequest.number("max_tokens", maxTokens),
                ignorePatterns,
                ContextRequest.flag("refresh", refresh),
                // An empty one is told as none at all.
                focus == null && request.queryParams().contains("focus") ? "" : focus);
    }
}
