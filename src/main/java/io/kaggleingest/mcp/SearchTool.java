package io.kaggleingest.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkiverse.mcp.server.ToolResponse;
import io.smallrye.mutiny.Uni;

import io.kaggleingest.kaggle.KaggleLink;
import io.kaggleingest.mcp.ToolForm.Argument;
import io.kaggleingest.search.Search;
import io.kaggleingest.search.SearchHit;
import io.kaggleingest.web.SearchWords;

/** From words to ids. */
@ApplicationScoped
class SearchTool implements AgentTool {

    private static final ToolForm FORM = new ToolForm(
            "search",
            "Search Kaggle",
            "Finds Kaggle competitions, datasets and notebooks by name or topic, best first; results have ids for the"
                    + " other tools. Free.",
            List.of(Argument.required("query", "Words to look for")));

    @Inject
    Search search;

    @Inject
    ToolAnswers answers;

    @Override
    public ToolForm form() {
        return FORM;
    }

    @Override
    public Uni<ToolResponse> call(ToolCall call) {
        return search.find(call.caller(), SearchWords.of("query", call.required("query")))
                .map(hits -> answers.data(
                        Map.of("results", hits.stream().map(SearchTool::result).toList())));
    }

    private static Map<String, Object> result(SearchHit hit) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("id", KaggleLink.read(hit.url()).toString());
        result.put("title", hit.title() == null ? hit.slug() : hit.title());
        result.put("url", hit.url());
        result.put("description", hit.description() == null ? "" : hit.description());
        result.put("cached", hit.cached());
        return result;
    }
}
