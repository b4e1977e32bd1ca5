package io.kaggleingest.mcp;

import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkiverse.mcp.server.ToolResponse;
import io.smallrye.mutiny.Uni;

import io.kaggleingest.context.section.SectionService;
import io.kaggleingest.context.section.SectionService.Reading;

/** What can be read of a resource. */
@ApplicationScoped
class OutlineTool implements AgentTool {

    private static final ToolForm FORM = new ToolForm(
            "outline",
            "List sections",
            "Lists the sections of a resource that was fetched before, with their ids and tokens, also those that fetch"
                    + " leaves out. Free.",
            List.of(ToolForm.ID));

    @Inject
    SectionService sections;

    @Inject
    ToolAnswers answers;

    @Override
    public ToolForm form() {
        return FORM;
    }

    @Override
    public Uni<ToolResponse> call(ToolCall call) {
        return sections.outline(new Reading(call.ref(), call.caller(), call.requestId()))
                .map(answers::data);
    }
}
