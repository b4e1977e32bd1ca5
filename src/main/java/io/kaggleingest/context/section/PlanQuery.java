package io.kaggleingest.context.section;

import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import io.kaggleingest.context.rendering.ContextRequest;

/** The context of which an outline also says what would be in it. */
public class PlanQuery {

    @Parameter(
            description = "Plan a context with so many notebooks",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "10"))
    @RestQuery("top_n")
    String topN;

    @Parameter(
            description = "Plan a context in this format",
            schema = @Schema(enumeration = {"toon", "md", "txt", "json"}))
    @RestQuery
    String format;

    @Parameter(
            description = "Plan a context of so many tokens",
            example = "4000",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "500"))
    @RestQuery("max_tokens")
    String maxTokens;

    @Parameter(description = "Plan a context with this question", schema = @Schema(maxLength = 500))
    @RestQuery
    String focus;

    /** Empty where no plan is asked for. */
    Optional<ContextRequest> request() {
        if (Stream.of(topN, format, maxTokens, focus).noneMatch(parameter -> parameter != null)) {
            return Optional.empty();
        }
        return Optional.of(ContextRequest.of(
                new ContextRequest.Parameters(
                        ContextRequest.number("top_n", topN),
                        format,
                        ContextRequest.number("max_tokens", maxTokens),
                        null,
                        false,
                        focus),
                null));
    }
}
