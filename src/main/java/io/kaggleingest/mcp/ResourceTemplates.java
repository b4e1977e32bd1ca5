package io.kaggleingest.mcp;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.quarkiverse.mcp.server.McpException;
import io.quarkiverse.mcp.server.ResourceResponse;
import io.quarkiverse.mcp.server.ResourceTemplateManager;
import io.quarkiverse.mcp.server.ResourceTemplateManager.ResourceTemplateArguments;
import io.quarkiverse.mcp.server.TextResourceContents;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;

import io.kaggleingest.context.ContextFetch;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.Slug;
import io.kaggleingest.web.Problem;

/** The ids of tools as resources, for clients that let people attach one: the same text at the same price as fetch. */
@ApplicationScoped
class ResourceTemplates {

    private static final String SCHEME = "kaggle://";
    private static final String MARKDOWN = "text/markdown";
    private static final int TOKENS = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    ResourceTemplateManager manager;

    @Inject
    ContextFetch contexts;

    @Inject
    McpCallers callers;

    void offer(@Observes StartupEvent event) {
        for (String kind : List.of("competition", "dataset", "notebook")) {
            String path = kind.equals("competition") ? "/{slug}" : "/{owner}/{slug}";
            manager.newResourceTemplate(kind)
                    .setTitle("Kaggle " + kind)
                    .setDescription("Context of a Kaggle " + kind + ", 10,000 tokens of Markdown. Costs 1 credit.")
                    .setUriTemplate(SCHEME + kind + path)
                    .setMimeType(MARKDOWN)
                    .setAsyncHandler(arguments -> read(kind, arguments))
                    .register();
        }
    }

    private Uni<ResourceResponse> read(String kind, ResourceTemplateArguments arguments) {
        McpCallers.McpRequest request = callers.current();
        String uri = arguments.requestUri().value();
        return Uni.createFrom()
                .deferred(() -> request.caller()
                        .chain(caller -> contexts.fetch(
                                new ContextFetch.Request(
                                        ref(kind, arguments.args()), null, TOKENS, "md", ToolCall.MOST_CHARACTERS),
                                caller,
                                request.id(),
                                PATIENCE)))
                .map(response -> contents(uri, response))
                .onFailure(Problem.class)
                .transform(problem -> new McpException(problem.getMessage(), JsonRpcErrorCodes.INVALID_PARAMS));
    }

    private static Ref ref(String kind, Map<String, String> names) {
        String owner = names.getOrDefault("owner", "");
        String slug = names.getOrDefault("slug", "");
        return switch (kind) {
            case "competition" -> Ref.competition(new Slug(slug));
            case "dataset" -> Ref.dataset(owner, slug);
            default -> Ref.notebook(owner, slug);
        };
    }

    private static ResourceResponse contents(String uri, Response response) {
        if (response.getEntity() instanceof byte[] document) {
            String text = new String(document, StandardCharsets.UTF_8);
            return new ResourceResponse(List.of(new TextResourceContents(uri, text, MARKDOWN)));
        }
        throw new Problem(503, "not_there", "It is not there yet, or not on Kaggle; the tool fetch says more");
    }
}
