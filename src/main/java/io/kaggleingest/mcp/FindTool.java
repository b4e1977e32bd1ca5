package io.kaggleingest.mcp;

import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkiverse.mcp.server.ToolResponse;
import io.smallrye.mutiny.Uni;

import io.kaggleingest.context.section.SectionService;
import io.kaggleingest.context.section.SectionService.Reading;
import io.kaggleingest.mcp.ToolForm.Argument;

/** Lines of a resource. */
@ApplicationScoped
class FindTool implements AgentTool {

    private static final ToolForm FORM = new ToolForm(
            "find",
            "Find a text",
            "Lines of a resource that was fetched before which hold a text, with section and two lines around; ignores"
                    + " case, no patterns. Priced as read.",
            List.of(ToolForm.ID, Argument.required("text", "2 to 200 characters")));

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
        Reading reading = new Reading(call.ref(), call.caller(), call.requestId());
        return sections.find(reading, call.required("text"), null).map(response -> answers.data(response.getEntity()));
    }
}
