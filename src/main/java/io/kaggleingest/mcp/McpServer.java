package io.kaggleingest.mcp;

import java.util.List;
import java.util.Map;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkiverse.mcp.server.Progress;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.ToolManager.ToolAnnotations;
import io.quarkiverse.mcp.server.ToolManager.ToolArguments;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import io.kaggleingest.account.CallerLookup;
import io.kaggleingest.web.RequestTrace;

/** Offers the tools; a call is one by the holder of the key that its HTTP request carries. */
@ApplicationScoped
class McpServer {

    private static final String BEARER = "Bearer ";

    @Inject
    ToolManager manager;

    @Inject
    SearchTool search;

    @Inject
    FetchTool fetch;

    @Inject
    OutlineTool outline;

    @Inject
    ReadTool read;

    @Inject
    FindTool find;

    @Inject
    LeaderboardTool leaderboard;

    @Inject
    UsageTool usage;

    @Inject
    CallerLookup callers;

    @Inject
    CurrentVertxRequest current;

    @Inject
    ToolAnswers answers;

    void offer(@Observes StartupEvent event) {
        for (AgentTool tool : List.of(search, fetch, outline, read, find, leaderboard, usage)) {
            ToolForm form = tool.form();
            manager.newTool(form.name())
                    .setTitle(form.title())
                    .setDescription(form.description())
                    .setInputSchema(new JsonObject(form.schema()))
                    .setAnnotations(new ToolAnnotations(form.title(), true, false, true, true))
                    .setAsyncHandler(arguments -> called(tool, arguments))
                    .register();
        }
    }

    private Uni<ToolResponse> called(AgentTool tool, ToolArguments arguments) {
        RoutingContext request = current.getCurrent();
        String id = RequestTrace.id(request);
        return Uni.createFrom()
                .deferred(() -> call(tool, arguments.args(), arguments.progress(), request, id))
                .onFailure()
                .recoverWithItem(failure -> answers.failure(failure, id));
    }

    private Uni<ToolResponse> call(
            AgentTool tool, Map<String, Object> arguments, Progress progress, RoutingContext request, String id) {
        return callers.of(key(request.request()))
                .chain(caller -> tool.call(new ToolCall(tool.form(), arguments, caller, id, progress)));
    }

    /** Null if there is none. */
    private static String key(HttpServerRequest request) {
        String own = request.getHeader("X-API-Key");
        String bearer = request.getHeader("Authorization");
        boolean isBearer = bearer != null && bearer.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return own == null && isBearer ? bearer.substring(BEARER.length()).strip() : own;
    }
}
