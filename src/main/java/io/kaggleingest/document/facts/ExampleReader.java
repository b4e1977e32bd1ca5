package io.kaggleingest.document.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.kaggleingest.document.page.PageKind;
import io.kaggleingest.document.text.Markdown.Kind;

/** Finds the example of a submission: code or lines of a paragraph, where the words before them say what they are. */
final class ExampleReader {
    record Match(SubmissionExample example, Passage passage, int worth) {}

    private static final Pattern SUBMISSION =
            pattern("\\bsubmi(?:ssions?|t|tted|tting)\\b|\\bsolution file\\b|\\bprediction file\\b");
    private static final Pattern SHAPE =
            pattern("\\b(?:header|formats?|formatted|looks? like|examples?|following|structure|columns)\\b");
    private static final Pattern INPUT =
            pattern("\\b(?:train(?:ing)?|input|labels? (?:are|file)|metadata|annotations?)\\b");
    private static final Pattern SUPERSEDED =
            pattern("\\b(?:old|former|previous|no longer|superseded|deprecated|wrong|incorrect|invalid|not"
                    + " (?:like|valid|accepted))\\b");
    private static final int ENOUGH = 4;

    private final List<Passage> passages;

    ExampleReader(List<Passage> passages) {
        this.passages = passages;
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile("(?i)" + expression);
    }

    Optional<Match> read() {
        List<Match> examples = new ArrayList<>();
        for (int i = 0; i < passages.size(); i++) {
            Passage passage = passages.get(i);
            if (passage.kind() != PageKind.SIDE && passage.kind() != PageKind.RULES && passage.form() != Kind.HEADING) {
                lines(i).ifPresent(example -> add(passage, example, examples));
            }
        }
        return examples.stream()
                .filter(one -> one.worth() >= ENOUGH)
                .max(Comparator.comparingInt(Match::worth).thenComparing(one -> -passages.indexOf(one.passage())));
    }

    private void add(Passage passage, SubmissionExample example, List<Match> examples) {
        String lead = lastSentence(passage.lead());
        int worth = (passage.kind() == PageKind.EVALUATION || passage.kind() == PageKind.REQUIREMENTS ? 2 : 0)
                + (SUBMISSION.matcher(passage.heading()).find() ? 2 : 0)
                + (SUBMISSION.matcher(lead).find() ? 2 : 0)
                + (SHAPE.matcher(lead).find() ? 2 : 0)
                + (example.hasValues() ? 1 : 0)
                + (passage.isCode() ? 1 : 0)
                - (INPUT.matcher(lead).find() && !SUBMISSION.matcher(lead).find() ? 3 : 0)
                - (SUPERSEDED.matcher(lead).find() ? 4 : 0);
        boolean shown =
                example.hasValues() || passage.isCode() && SHAPE.matcher(lead).find();
        if (shown) {
            examples.add(new Match(example, passage, worth));
        }
    }

    private static String lastSentence(String lead) {
        return lead.length() <= 300 ? lead : lead.substring(lead.length() - 300);
    }

    /** Those of code; those of a paragraph, with paragraphs of one line each taken together. */
    private Optional<SubmissionExample> lines(int index) {
        Passage passage = passages.get(index);
        if (passage.isCode()) {
            return SubmissionExample.of(passage.text().lines().toList());
        }
        List<String> lines = new ArrayList<>(passage.source().lines().toList());
        if (lines.size() == 1) {
            for (int i = index + 1; i < passages.size() && lines.size() < 4 && isLine(passages.get(i)); i++) {
                lines.add(passages.get(i).source());
            }
        }
        for (int from = 0; from < lines.size() - 1 && from < 6; from++) {
            Optional<SubmissionExample> example = isProse(lines.get(from))
                    ? Optional.empty()
                    : SubmissionExample.of(lines.subList(from, lines.size())).filter(SubmissionExample::hasValues);
            if (example.isPresent()) {
                return example;
            }
        }
        return Optional.empty();
    }

    private static boolean isLine(Passage passage) {
        return passage.form() == Kind.PARAGRAPH && !passage.source().contains("\n") && !isProse(passage.source());
    }

    /** A comma in a sentence has a blank behind it and words around. */
    private static boolean isProse(String line) {
        return line.split("\\s+").length > 12 && line.split(", ").length > 1 || line.matches(".*[a-z]{2}[.:]\\s*");
    }
}
