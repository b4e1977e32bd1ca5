package io.kaggleingest.document;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.ContextDocument.Discussion;
import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.ContextDocument.Standing;
import io.kaggleingest.document.form.Format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChangesTest {
    private final ContextDocument before = Sample.document().toBuilder()
            .facts(Map.of("deadline", new Fact("2026-12-13", "competition"), "prize", new Fact(5, "competition")))
            .pages(List.of(new Page("rules", "old"), new Page("prizes", "fame")))
            .files(List.of(new File("train.csv", 9), new File("old.csv", 1)))
            .tables(List.of())
            .leaderboard(List.of(new Standing(1, "ebb", "0.5"), new Standing(2, "flow", "0.6")))
            .discussions(List.of(discussion("Leak?", 3, "no")))
            .notebooks(List.of(notebook("a/first", 7, "x = 1"), notebook("a/second", 1, "y = 2")))
            .build();

    private final ContextDocument now = before.toBuilder()
            .facts(Map.of("deadline", new Fact("2026-12-15", "competition"), "metric", new Fact("RMSE", "page")))
            .pages(List.of(new Page("rules", "new"), new Page("timeline", "soon")))
            .files(List.of(new File("train.csv", 10)))
            .tables(List.of())
            .leaderboard(List.of(
                    new Standing(1, "flow", "0.4"), new Standing(2, "ebb", "0.5"), new Standing(3, "spring", "1")))
            .discussions(List.of(discussion("Leak?", 9, "no"), discussion("Yes, a leak", 1, "look")))
            .notebooks(List.of(notebook("a/first", 9, "x = 2"), notebook("a/third", 2, "z = 3")))
            .build();

    @Test
    void each_kind_of_change_is_told() {
        Changes changes = Changes.between(VersionOutline.of(before), VersionOutline.of(now));

        assertEquals(
                Map.of(
                        "deadline", new Changes.ChangedFact("deadline", "2026-12-13", "2026-12-15"),
                        "metric", new Changes.ChangedFact("metric", null, "RMSE"),
                        "prize", new Changes.ChangedFact("prize", "5", null)),
                changes.facts().stream().collect(Collectors.toMap(Changes.ChangedFact::name, fact -> fact)));
        assertEquals(new Changes.Names(List.of("timeline"), List.of("rules"), List.of("prizes")), changes.pages());
        assertEquals(new Changes.Names(List.of(), List.of("train.csv"), List.of("old.csv")), changes.files());
        assertEquals(List.of("a/third"), refs(changes.notebooks().added()));
        assertEquals(List.of("a/first"), refs(changes.notebooks().changed()));
        assertEquals(List.of("a/second"), refs(changes.notebooks().removed()));
        assertEquals(
                List.of(new Changes.Text("u/Yes, a leak", "Yes, a leak", "ada", 1, "u/Yes, a leak")),
                changes.discussions().added());
        assertEquals(List.of(), changes.discussions().changed(), "votes alone are no change");
        assertEquals(
                List.of(
                        new Changes.Move("flow", 1, 2, "0.4", "0.6"),
                        new Changes.Move("ebb", 2, 1, "0.5", "0.5"),
                        new Changes.Move("spring", 3, null, "1", null)),
                changes.leaderboard());
        assertFalse(changes.isEmpty());
    }

    @Test
    void nothing_is_new_in_the_same_document_fetched_again() {
        ContextDocument again = before.toBuilder()
                .fetchedAt(Instant.parse("2026-12-01T00:00:00Z"))
                .build();

        assertTrue(Changes.between(VersionOutline.of(before), VersionOutline.of(again))
                .isEmpty());
        assertEquals(VersionOutline.fingerprint(before), VersionOutline.fingerprint(again));
        assertNotEquals(VersionOutline.fingerprint(before), VersionOutline.fingerprint(now));
    }

    @Test
    void an_outline_is_read_as_it_was_written() {
        assertEquals(
                VersionOutline.of(before),
                VersionOutline.read(VersionOutline.of(before).json()));
        assertTrue(VersionOutline.of(Sample.document()).json().length()
                < Format.JSON.render(Sample.document()).length() / 2);
    }

    private static List<String> refs(List<Changes.Text> texts) {
        return texts.stream().map(Changes.Text::ref).toList();
    }

    private static Discussion discussion(String title, int votes, String text) {
        return new Discussion(title, "ada", votes, "u/" + title, text);
    }

    private static Notebook notebook(String ref, int votes, String code) {
        return new Notebook(ref, ref, "ada", votes, "python", "u/" + ref, null, List.of(new Cell("code", code, null)));
    }
}
