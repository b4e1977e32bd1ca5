package io.kaggleingest.mcp;

import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkiverse.mcp.server.ToolResponse;
import io.smallrye.mutiny.Uni;

import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.live.LiveCompetitions;
import io.kaggleingest.mcp.ToolForm.Argument;
import io.kaggleingest.web.Problem;

/** A competition's leaderboard at this moment. */
@ApplicationScoped
class LeaderboardTool implements AgentTool {

    private static final int USUAL_TEAMS = 20;
    private static final int MOST_TEAMS = 200;

    private static final ToolForm FORM = new ToolForm(
            "leaderboard",
            "Live leaderboard",
            "The head of a competition's public leaderboard as Kaggle has it now. Costs 1 credit.",
            List.of(ToolForm.ID, Argument.optional("limit", "integer", "Teams, 1 to 200, default 20")));

    @Inject
    LiveCompetitions live;

    @Inject
    ToolAnswers answers;

    @Override
    public ToolForm form() {
        return FORM;
    }

    @Override
    public Uni<ToolResponse> call(ToolCall call) {
        Ref ref = call.ref();
        if (!ref.isCompetition()) {
            throw Problem.badRequest("invalid_argument", "Only competitions have a leaderboard: competition/<slug>");
        }
        int teams = call.number("limit", USUAL_TEAMS, 1, MOST_TEAMS);
        return live.leaderboard(new LiveCompetitions.LiveCall(ref, teams, call.caller(), call.requestId(), null, false))
                .map(response -> answers.data(response.getEntity()));
    }
}
