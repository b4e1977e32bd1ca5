package io.kaggleingest.mcp;

import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.ToolManager.ToolAnnotations;
import io.quarkiverse.mcp.server.ToolManager.ToolArguments;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** Offers the tools. */
@ApplicationScoped
class McpServer {

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
    McpCallers callers;

    @Inject
    ToolAnswers answers;

    @Inject
    ToolMeters meters;

    void offer(@Observes StartupEvent event) {
        for (AgentTool tool : List.of(search, fetch, outline, read, find, leaderboard, usage)) {
            ToolForm form = tool.form();
            meters.offer(form.name());
            manager.newTool(form.name())
                    .setTitle(form.title())
                    .setDescription(form.description())
                    .setInputSchema(new JsonObject(form.schema()))
                    .setAnnotations(new ToolAnnotations(form.title(), true, false, true, true))
                    .setAsyncHandler(arguments -> call(tool, arguments))
                    .register();
        }
    }

    private Uni<ToolResponse> call(AgentTool tool, ToolArguments arguments) {
        McpCallers.McpRequest request = callers.current();
        return Uni.createFrom()
                .deferred(() -> request.caller()
                        .chain(caller -> tool.call(new ToolCall(
                                tool.form(), arguments.args(), caller, request.id(), arguments.progress()))))
                .onFailure()
                .recoverWithItem(failure -> answers.failure(failure, request.id()))
                .invoke(answer -> meters.count(tool.form().name(), answer));
    }
}
