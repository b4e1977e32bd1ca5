package io.kaggleingest.ingest;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** How much of a context, in which form and how fresh: the query parameters of every content endpoint, as sent. */
public class ContextQuery {

    @Parameter(
            description = "How many notebooks",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "10", defaultValue = "3"))
    @RestQuery("top_n")
    String topN;

    @Parameter(
            schema =
                    @Schema(
                            enumeration = {"toon", "md", "txt", "json"},
                            defaultValue = "toon"))
    @RestQuery
    String format;

    @Parameter(
            description = "Budget in o200k tokens, never exceeded",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "500"))
    @RestQuery("max_tokens")
    String maxTokens;

    @Parameter(description = "Globs of files and notebooks to leave out")
    @RestQuery("ignore_patterns")
    List<String> ignorePatterns;

    @Parameter(
            description = "Fetch it anew behind what is kept",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @RestQuery
    String refresh;

    ContextRequest.Parameters parameters() {
        return new ContextRequest.Parameters(
                ContextRequest.number("top_n", topN),
                format,
                ContextRequest.number("max_tokens", maxTokens),
                ignorePatterns,
                ContextRequest.flag("refresh", refresh));
    }
}
