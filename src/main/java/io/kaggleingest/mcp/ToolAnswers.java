package io.kaggleingest.mcp;

import java.util.Optional;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.mcp.server.TextContent;
import io.quarkiverse.mcp.server.ToolResponse;
import org.jboss.logging.Logger;

import io.kaggleingest.web.Problem;
import io.kaggleingest.web.ProblemMapper;

/** Answers as a model reads them: data as JSON, a failure as a sentence that says what to do. */
@ApplicationScoped
class ToolAnswers {

    private static final Logger LOG = Logger.getLogger(ToolAnswers.class);

    /** Many clients cut longer answers off. */
    private static final int MOST_CHARACTERS = 50_000;

    /** Longer data is sent as text only, and not as structured content too. */
    private static final int TWICE = 20_000;

    @Inject
    ObjectMapper json;

    /** As structured content, and as text for clients that do not read it. */
    ToolResponse data(Object data) {
        ToolResponse text = text(data);
        return text.isError() || json(data).length() > TWICE
                ? text
                : new ToolResponse(false, text.content(), json.convertValue(data, java.util.Map.class), null);
    }

    /** As text alone. */
    ToolResponse text(Object data) {
        String text = json(data);
        return text.length() > MOST_CHARACTERS
                ? ToolResponse.error("The answer is larger than an answer may be; ask for less of it")
                : new ToolResponse(false, java.util.List.of(new TextContent(text)));
    }

    private String json(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    ToolResponse failure(Throwable failure, String requestId) {
        if (failure instanceof Problem problem) {
            return ToolResponse.error(problem.detail() + next(problem));
        }
        Optional<Problem> away = ProblemMapper.databaseAway(failure, requestId);
        if (away.isPresent()) {
            return ToolResponse.error(away.get().detail());
        }
        LOG.errorf(failure, "Internal error (id %s)", requestId);
        return ToolResponse.error("Internal error (id %s). Try again; nothing was charged unless it is listed by usage"
                .formatted(requestId));
    }

    private static String next(Problem problem) {
        return switch (problem.code()) {
            case "missing_api_key" ->
                ". Then send it with each request as X-API-Key, or as Authorization: Bearer. Only the user can do that.";
            case "invalid_api_key" -> ". It may be mistyped, revoked or expired; the user has to set another one.";
            case "not_kept" -> ". Call fetch with the same id.";
            case "no_such_section" -> ". Call outline for the ids of sections.";
            default ->
                problem.retryAfter()
                        .map(after -> " Try again in " + Math.max(1, after.toSeconds()) + " seconds.")
                        .orElse("");
        };
    }
}
