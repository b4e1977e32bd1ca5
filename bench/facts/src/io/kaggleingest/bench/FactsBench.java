package io.kaggleingest.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.budget.Bundle;
import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.document.form.Format;

/**
 * How much of what the texts of real competitions say stands among the key facts, how much of what these say is true, and
 * how much of it a short document holds. In two modes: texts alone, and with the fields and file list that Kaggle tells.
 */
public final class FactsBench {
    private static final int TOKENS = 2_000;

    private final boolean quiet;
    private final List<RealCompetition> competitions;

    private FactsBench(boolean quiet, List<RealCompetition> competitions) {
        this.quiet = quiet;
        this.competitions = competitions;
    }

    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Path folder = Path.of(args[0]);
        List<String> slugs = new ArrayList<>(List.of(args).subList(1, args.length));
        boolean quiet = slugs.remove("--quiet");
        boolean show = slugs.remove("--show");
        List<RealCompetition> competitions = slugs.isEmpty()
                ? RealCompetition.all(folder)
                : slugs.stream().map(slug -> new RealCompetition(folder, slug)).toList();
        if (competitions.isEmpty()) {
            throw new IllegalArgumentException("No competitions in " + folder);
        }
        FactsBench bench = new FactsBench(quiet, competitions);
        if (show) {
            bench.show();
        } else {
            bench.score("prose", false);
            bench.score("fields", true);
        }
    }

    private void show() throws IOException {
        for (RealCompetition competition : competitions) {
            System.out.println("\n######## " + competition.slug());
            competition
                    .document(false)
                    .facts()
                    .forEach((name, fact) -> System.out.println(name + " = " + fact.value() + "   [" + fact.source() + "]"));
        }
    }

    private void score(String mode, boolean fields) throws IOException {
        FactsScore score = new FactsScore();
        for (RealCompetition competition : competitions) {
            ContextDocument document = competition.document(fields);
            String text = new Selection(3, TOKENS, List.of())
                    .render(Bundle.of(document), Format.MD)
                    .text();
            new ExpectedFacts(competition.slug(), competition.truth(), new ToldFacts(document), text).count(score);
        }
        System.out.println("== " + mode);
        score.print(quiet);
    }
}
