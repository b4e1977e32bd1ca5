package io.kaggleingest.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaggleingest.document.budget.Bundle;
import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.document.form.Format;

/**
 * What a competitor asks of a competition of the sandbox, written down from its raw files, and how it is seen that a
 * document answers. Also used by bench/context/recall.
 */
public record Recall(String competition, List<Question> questions) {
    public static final List<String> COMPETITIONS =
            List.of("titanic", "crane-lift-energy", "hut-guestbook-topics", "lichen-cover", "tide-gauge-gaps");
    public static final List<Integer> BUDGETS = List.of(4_000, 8_000, 16_000, 64_000);
    /** The notebooks that a request without wishes gets. */
    public static final int NOTEBOOKS = 3;

    public record Question(String text, Pattern answer) {}

    public static Recall of(String competition) {
        return new Recall(
                competition,
                text("recall/" + competition + ".tsv")
                        .lines()
                        .map(line -> line.split("\t"))
                        .map(line -> new Question(line[0], Pattern.compile(line[1])))
                        .toList());
    }

    /** The questions that the text of a document does not answer. */
    public List<String> missing(String document) {
        return questions.stream()
                .filter(question -> !question.answer().matcher(document).find())
                .map(Question::text)
                .toList();
    }

    /** Those that {@code document} does not answer when it is rendered within a budget. */
    public List<String> missing(Bundle document, Format format, int maxTokens) {
        Selection selection = new Selection(NOTEBOOKS, maxTokens, List.of());
        return missing(selection.render(document, format).text());
    }

    /**
     * The document as it was before anything was selected.
     *
     * @param json as it is served with ten notebooks, which are all that is kept
     */
    public static ContextDocument document(String json) {
        try {
            ObjectNode tree = (ObjectNode) DocumentJson.MAPPER.readTree(json);
            tree.remove("tokens");
            return DocumentJson.MAPPER.treeToValue(tree, ContextDocument.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String resource) {
        try (InputStream in = Recall.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
