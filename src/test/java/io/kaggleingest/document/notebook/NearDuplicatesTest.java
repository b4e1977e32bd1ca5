package io.kaggleingest.document.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.Sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

class NearDuplicatesTest {
    private static final String LONG = IntStream.range(0, 40)
            .mapToObj(i -> "feature_" + i + " = train['column_" + i + "'].rolling(" + i + ").mean()")
            .collect(Collectors.joining("\n"));

    private final List<Omission> leftOut = new ArrayList<>();

    @Test
    void a_fork_with_small_edits_is_named_and_the_better_ranked_one_stays() {
        String fork = "# forked, please upvote\n"
                + LONG.replace("rolling(7)", "rolling(70)").replace("feature_9 ", "f9   ") + "\nprint(train.shape)";

        assertEquals(
                List.of("best", "other"),
                kept(
                        code("best", LONG),
                        code(
                                "other",
                                LONG.replace("mean", "median")
                                        .replace("feature", "lag")
                                        .replace("train", "test")),
                        code("fork", fork),
                        code("again", LONG)));
        assertEquals(
                List.of(
                        new Omission("notebook fork", "nearly the same as best", 0),
                        new Omission("notebook again", "nearly the same as best", 0)),
                leftOut);
    }

    @Test
    void text_outputs_cells_and_comments_make_no_other_notebook() {
        Notebook split = notebook(
                "split",
                new Cell("markdown", "Another story", null),
                new Cell("code", LONG.substring(0, LONG.indexOf("feature_20")), "1"),
                new Cell("code", "    # mine\n" + LONG.substring(LONG.indexOf("feature_20")), null));

        assertEquals(List.of("best"), kept(code("best", LONG), split));
    }

    @Test
    void much_of_the_same_in_another_notebook_is_no_fork() {
        String more = LONG.replace("column", "input").replace("rolling", "ewm");

        assertEquals(List.of("a", "b"), kept(code("a", LONG), code("b", LONG + "\n" + more)));
    }

    @Test
    void short_notebooks_have_to_be_the_same() {
        String head = "import pandas as pd\nfrom sklearn.linear_model import Ridge\ntrain = pd.read_csv('train.csv')\n"
                + "test = pd.read_csv('test.csv')\ny = train.pop('target')\n";

        assertEquals(
                List.of("ridge", "lasso", "tiny"),
                kept(
                        code("ridge", head + "Ridge(1).fit(train, y)"),
                        code("lasso", head + "Ridge(2).fit(train, y)"),
                        code("copy", "# v2\n" + head + "Ridge(1).fit( train, y )"),
                        code("tiny", "1")));
        assertEquals(List.of(new Omission("notebook copy", "nearly the same as ridge", 0)), leftOut);
    }

    @Test
    void without_code_the_text_decides() {
        assertEquals(
                List.of("a", "b", "other order"),
                kept(
                        text("a", "All about tides"),
                        text("b", "All about ships"),
                        text("c", "All  about\ntides"),
                        text("other order", "about All tides")));
    }

    private List<String> kept(Notebook... ranked) {
        return NearDuplicates.without(List.of(ranked), leftOut).stream()
                .map(Notebook::ref)
                .toList();
    }

    private static Notebook code(String ref, String code) {
        return notebook(ref, new Cell("code", code, null));
    }

    private static Notebook text(String ref, String text) {
        return notebook(ref, new Cell("markdown", text, null));
    }

    private static Notebook notebook(String ref, Cell... cells) {
        return new Notebook(ref, ref, "a", 1, "python", "u", Sample.NOW, List.of(cells));
    }
}
