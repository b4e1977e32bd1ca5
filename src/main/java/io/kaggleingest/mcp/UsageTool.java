package io.kaggleingest.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkiverse.mcp.server.ToolResponse;
import io.smallrye.mutiny.Uni;

import io.kaggleingest.credit.Ledger;
import io.kaggleingest.credit.LedgerCursor;

/** What is left of the account's credits. */
@ApplicationScoped
class UsageTool implements AgentTool {

    private static final int ENTRIES = 10;

    private static final ToolForm FORM = new ToolForm(
            "usage", "Credits left", "The balance in credits and what the last ones were spent on. Free.", List.of());

    @Inject
    Ledger ledger;

    @Inject
    ToolAnswers answers;

    @Override
    public ToolForm form() {
        return FORM;
    }

    @Override
    public Uni<ToolResponse> call(ToolCall call) {
        return ledger.page(call.caller().accountId(), LedgerCursor.parse(null), ENTRIES)
                .map(page -> answers.data(Map.of(
                        "balance",
                        page.balance(),
                        "entries",
                        page.entries().stream().map(UsageTool::entry).toList())));
    }

    private static Map<String, Object> entry(Ledger.Entry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", entry.at().toString());
        fields.put("operation", entry.operation());
        fields.put("resource", entry.resource() == null ? "" : entry.resource());
        fields.put("credits", entry.credits());
        return fields;
    }
}
