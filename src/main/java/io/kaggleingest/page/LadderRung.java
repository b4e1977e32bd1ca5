package io.kaggleingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Fact;

/** One score of the ladder; the document tells them in one sentence. */
@RegisterForReflection
@Schema(name = "LadderRung")
public record LadderRung(
        @Schema(enumeration = {"first", "gold", "silver", "bronze", "median"}) String name,
        @Schema(description = "Null for the median", nullable = true) @Nullable Integer rank,
        double score) {

    private static final String SCORE = "(-?\\d{1,30}(?:\\.\\d{1,30})?)";
    private static final Pattern MEDAL = Pattern.compile("(gold|silver|bronze) to rank (\\d{1,9}) " + SCORE);
    private static final Pattern MEDIAN = Pattern.compile("median " + SCORE);

    /** Best first; empty where there is no ladder. */
    static List<LadderRung> of(ContextDocument document) {
        Fact fact = document.facts().get("score_ladder");
        if (fact == null) {
            return List.of();
        }
        List<LadderRung> rungs = new ArrayList<>();
        document.leaderboard().stream()
                .limit(1)
                .filter(first -> first.score().matches(SCORE))
                .forEach(first -> rungs.add(new LadderRung("first", first.rank(), Double.parseDouble(first.score()))));
        String text = String.valueOf(fact.value());
        Matcher medal = MEDAL.matcher(text);
        while (medal.find()) {
            rungs.add(new LadderRung(
                    medal.group(1), Integer.valueOf(medal.group(2)), Double.parseDouble(medal.group(3))));
        }
        Matcher median = MEDIAN.matcher(text);
        if (median.find()) {
            rungs.add(new LadderRung("median", null, Double.parseDouble(median.group(1))));
        }
        return List.copyOf(rungs);
    }
}
