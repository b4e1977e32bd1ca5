package io.kaggleingest.document.facts;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.kaggle.ScoreLadder;
import io.kaggleingest.kaggle.ScoreLadder.Rung;

/** Which score is worth what: the medal lines, the median, and what the best public notebook says that it reaches. */
final class LadderFact {
    private LadderFact() {}

    /** @param medals whether the competition awards any */
    static void add(@Nullable ScoreLadder ladder, boolean medals, Facts facts) {
        if (ladder == null) {
            return;
        }
        Optional<Fact> best = facts.get(FactName.BEST_PUBLIC_STATED_SCORE);
        String text = ladder.teams() + (ladder.teams() == 1 ? " team" : " teams")
                + line("gold", ladder.gold())
                + line("silver", ladder.silver())
                + line("bronze", ladder.bronze())
                + ", median " + ladder.median().score()
                + (medals ? "" : " (no medals are awarded)")
                + best.map(score -> "; best public notebook states: " + score.value())
                        .orElse("");
        String source = "public leaderboard, Kaggle's medal rule"
                + best.map(score -> ", " + score.source()).orElse("");
        facts.add(FactName.SCORE_LADDER, text, source);
    }

    private static String line(String medal, Rung rung) {
        return ", " + medal + " to rank " + rung.rank() + " " + rung.score();
    }
}
