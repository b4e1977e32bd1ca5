package io.kaggleingest.mcp;

import io.quarkiverse.mcp.server.ToolResponse;
import io.smallrye.mutiny.Uni;

/** One thing that an agent can have done. */
interface AgentTool {

    ToolForm form();

    /** Failures are told by {@link ToolAnswers}. */
    Uni<ToolResponse> call(ToolCall call);
}
