package io.kaggleingest.mcp;

import io.quarkiverse.mcp.server.ToolResponse;
import io.smallrye.mutiny.Uni;

/** A tool that agents can call. */
interface AgentTool {

    ToolForm form();

    /** Failures are told by {@link ToolAnswers}. */
    Uni<ToolResponse> call(ToolCall call);
}
