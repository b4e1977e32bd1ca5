package io.kaggleingest.bench;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.Recall;
import io.kaggleingest.document.budget.Bundle;
import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.document.form.Format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/** How many questions a short document answers when it is focused on them, and when it is not; and how long that takes. */
public final class FocusBench {
    private static final int TOKENS = 1_500;
    private static final String GOLDEN = "/io/kaggleingest/document/golden/sandbox/%s.json";

    private final boolean show;
    private final List<Long> nanos = new ArrayList<>();

    private FocusBench(boolean show) {
        this.show = show;
    }

    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        FocusBench bench = new FocusBench(List.of(args).contains("--show"));
        bench.sandbox();
        bench.recall();
        bench.real(Path.of(args[0]));
        bench.times();
    }

    private void sandbox() throws IOException {
        Tally tally = new Tally("sandbox, own words");
        List<String> lines;
        try (InputStream in = FocusBench.class.getResourceAsStream("/questions.tsv")) {
            lines = new String(in.readAllBytes(), UTF_8).lines().toList();
        }
        for (String line : lines) {
            String[] fields = line.split("\t");
            FocusQuestion question = new FocusQuestion(fields[1], List.of(Pattern.compile(fields[2])));
            ask(golden(fields[0]), fields[0], question, tally);
        }
        tally.print();
    }

    /** The lists of what a competitor asks, whose words are nearer to those of the texts. */
    private void recall() throws IOException {
        Tally tally = new Tally("sandbox, a competitor's");
        for (String slug : Recall.COMPETITIONS) {
            byte[] document = golden("competitions-" + slug);
            for (Recall.Question question : Recall.of(slug).questions()) {
                ask(document, slug, new FocusQuestion(question.text(), List.of(question.answer())), tally);
            }
        }
        tally.print();
    }

    private void real(Path folder) throws IOException {
        Tally tally = new Tally("real competitions");
        for (RealCompetition competition : RealCompetition.all(folder)) {
            byte[] document = Bundle.of(competition.document(true)).bytes();
            for (FocusQuestion question : FocusQuestion.of(competition.slug(), competition.truth())) {
                ask(document, competition.slug(), question, tally);
            }
        }
        tally.print();
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = FocusBench.class.getResourceAsStream(GOLDEN.formatted(name))) {
            ContextDocument document = Recall.document(new String(in.readAllBytes(), UTF_8));
            return Bundle.of(document).bytes();
        }
    }

    private void ask(byte[] document, String name, FocusQuestion question, Tally tally) {
        long begin = System.nanoTime();
        String focused = new Selection(10, TOKENS, List.of(), question.text(), null)
                .render(Bundle.read(document), Format.MD)
                .text();
        nanos.add(System.nanoTime() - begin);
        String plain = new Selection(10, TOKENS, List.of()).render(Bundle.read(document), Format.MD).text();
        String whole = new Selection(10, null, List.of()).render(Bundle.read(document), Format.MD).text();
        if (!question.isAnsweredBy(whole)) {
            if (show) {
                System.out.printf("nowhere: %s: %s%n", name, question.text());
            }
            return;
        }
        boolean found = question.isAnsweredBy(focused);
        tally.count(found, question.isAnsweredBy(plain));
        if (show && !found) {
            System.out.printf("%s: %s   %s%n", name, question.text(), question.answers());
        }
    }

    private void times() {
        List<Long> sorted = nanos.stream().sorted().toList();
        System.out.printf(
                "milliseconds: p50 %.1f, p99 %.1f%n",
                sorted.get(sorted.size() / 2) / 1e6, sorted.get(sorted.size() * 99 / 100) / 1e6);
    }

    private static final class Tally {
        private final String name;
        private int questions;
        private int focused;
        private int plain;

        Tally(String name) {
            this.name = name;
        }

        void count(boolean withFocus, boolean without) {
            questions++;
            focused += withFocus ? 1 : 0;
            plain += without ? 1 : 0;
        }

        void print() {
            System.out.printf(
                    "%-24s %4d questions: with focus %.3f, without %.3f%n",
                    name, questions, (double) focused / questions, (double) plain / questions);
        }
    }
}
