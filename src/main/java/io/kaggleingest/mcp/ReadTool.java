package io.kaggleingest.mcp;

import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkiverse.mcp.server.ToolResponse;
import io.smallrye.mutiny.Uni;

import io.kaggleingest.context.section.SectionService;
import io.kaggleingest.context.section.SectionService.Reading;
import io.kaggleingest.mcp.ToolForm.Argument;

/** One section of a resource. */
@ApplicationScoped
class ReadTool implements AgentTool {

    private static final ToolForm FORM = new ToolForm(
            "read",
            "Read a section",
            "The whole text of one section of a resource that was fetched before. The first read or find of a resource"
                    + " costs 1 credit, all others on the same UTC day are free.",
            List.of(
                    ToolForm.ID,
                    Argument.required("section", "Id from outline, e.g. page-evaluation"),
                    Argument.optional("max_tokens", "integer", "500 to 22000, default 10000")));

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
        return sections.section(reading, call.required("section"), call.maxTokens(), ToolCall.MOST_CHARACTERS)
                .map(response -> answers.text(response.getEntity()));
    }
}
