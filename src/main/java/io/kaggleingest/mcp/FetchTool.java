package io.kaggleingest.mcp;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.quarkiverse.mcp.server.ToolResponse;
import io.smallrye.mutiny.Uni;

import io.kaggleingest.context.ContextFetch;
import io.kaggleingest.context.FailedAnswer;
import io.kaggleingest.context.rendering.ContextAnswer;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.mcp.ToolForm.Argument;

/** The context of a resource, focused on a question if there is one. */
@ApplicationScoped
class FetchTool implements AgentTool {

    /** Clients give up after a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final ToolForm FORM = new ToolForm(
            "fetch",
            "Fetch Kaggle context",
            "Everything about a Kaggle competition, dataset or notebook as one text: key facts with sources, pages, data"
                    + " columns, leaderboard, discussions, top notebooks. With focus, only what answers it. Waits while"
                    + " Kaggle is asked. Costs 1 credit on delivery.",
            List.of(
                    ToolForm.ID,
                    Argument.optional("focus", "string", "A question or words, e.g. 'how are submissions scored'"),
                    Argument.optional(
                            "max_tokens", "integer", "500 to 22000, default 10000; 1500 is enough with focus"),
                    Argument.optional("format", "string", "md (default), txt, json or toon")));

    @Inject
    ContextFetch contexts;

    @Inject
    ToolAnswers answers;

    @Inject
    ProgressNotes notes;

    @Override
    public ToolForm form() {
        return FORM;
    }

    @Override
    public Uni<ToolResponse> call(ToolCall call) {
        Ref ref = call.ref();
        String format = call.text("format") == null ? "md" : call.text("format");
        ContextFetch.Request request =
                new ContextFetch.Request(ref, call.text("focus"), call.maxTokens(), format, ToolCall.MOST_CHARACTERS);
        Uni<Response> fetch = contexts.fetch(request, call.caller(), call.requestId(), PATIENCE);
        return notes.during(fetch, call.progress(), "Fetching " + ref + " from Kaggle")
                .map(response -> answer(ref, response));
    }

    private ToolResponse answer(Ref ref, Response response) {
        Object entity = response.getEntity();
        if (entity instanceof ContextAnswer) {
            return ToolResponse.success(
                    "%s is still being fetched from Kaggle; nothing was charged. Call fetch again with the same arguments in %s seconds."
                            .formatted(ref, response.getHeaderString(HttpHeaders.RETRY_AFTER)));
        }
        if (entity instanceof FailedAnswer failure) {
            return ToolResponse.error(failure.detail());
        }
        return answers.text(document(ref, new String((byte[]) entity, StandardCharsets.UTF_8), response));
    }

    /** In the shape that clients expect who know of search and fetch only. */
    private static Map<String, Object> document(Ref ref, String text, Response response) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", ref.toString());
        document.put("title", text.startsWith("# ") ? text.substring(2, text.indexOf('\n')) : ref.name());
        document.put("text", text);
        document.put("url", url(ref));
        document.put(
                "metadata",
                Map.of(
                        "credits_cost", String.valueOf(response.getHeaderString("X-Credits-Cost")),
                        "credits_remaining", String.valueOf(response.getHeaderString("X-Credits-Remaining"))));
        return document;
    }

    private static String url(Ref ref) {
        String folder =
                switch (ref.kindName()) {
                    case "competition" -> "competitions/";
                    case "dataset" -> "datasets/";
                    default -> "code/";
                };
        return "https://www.kaggle.com/" + folder + ref.name();
    }
}
