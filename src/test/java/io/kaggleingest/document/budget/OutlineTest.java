package io.kaggleingest.document.budget;

import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.Sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OutlineTest {

    private final ContextDocument sample = Sample.document();

    @Test
    void every_part_is_a_section_once() {
        Outline outline = new Outline(Bundle.of(sample));
        List<String> ids = outline.sections().stream().map(Section::id).toList();

        assertEquals(ids.size(), new HashSet<>(ids).size());
        assertTrue(ids.stream().allMatch(id -> id.matches("[a-z0-9-]{1,45}")), ids::toString);
        assertEquals(
                3
                        + sample.pages().size()
                        + sample.tables().size()
                        + sample.discussions().size()
                        + sample.notebooks().size(),
                ids.size());
        assertTrue(outline.sections().stream().allMatch(section -> section.tokens() > 0));
    }

    @Test
    void a_section_is_a_document_of_nothing_else() {
        Outline outline = new Outline(Bundle.of(sample));
        Section notebook = outline.sections().get(outline.sections().size() - 1);
        ContextDocument only = outline.only(notebook);

        assertEquals(List.of(sample.notebooks().get(sample.notebooks().size() - 1)), only.notebooks());
        assertTrue(only.pages().isEmpty()
                && only.facts().isEmpty()
                && only.omissions().isEmpty());
    }

    @Test
    void names_that_look_alike_have_ids_of_their_own() {
        ContextDocument document = sample.toBuilder()
                .pages(List.of(new Page("A b", "1"), new Page("a-b", "2"), new Page("潮", "3"), new Page("汐", "4")))
                .build();
        Outline outline = new Outline(Bundle.of(document));

        assertEquals(
                "2",
                outline.only(outline.section("page-a-b-2").orElseThrow())
                        .pages()
                        .get(0)
                        .markdown());
        assertEquals(
                "4",
                outline.only(outline.section("page-2").orElseThrow())
                        .pages()
                        .get(0)
                        .markdown());
        assertTrue(outline.section("page-c").isEmpty());
    }

    @Test
    void lines_are_found_with_two_around_and_their_section() {
        ContextDocument document = sample.toBuilder()
                .pages(List.of(new Page("rules", "a\nb\nc\nA (Needle).*\nd\ne\nf")))
                .build();
        LineSearch.Result found = LineSearch.in(Bundle.of(document), "a (needle).*", 2000);

        assertEquals(1, found.total());
        assertEquals(List.of(new LineSearch.Hit("page-rules", "rules", 4, "b\nc\nA (Needle).*\nd\ne")), found.hits());
    }

    @ParameterizedTest
    @ValueSource(strings = {".*", "[a-z]+", "\\w", "%", "needle that is nowhere"})
    void patterns_are_texts(String text) {
        ContextDocument document = sample.toBuilder()
                .withoutParts()
                .facts(java.util.Map.of())
                .pages(List.of(new Page("rules", "needle")))
                .build();

        assertEquals(0, LineSearch.in(Bundle.of(document), text, 2000).total());
    }

    @Test
    void many_and_long_lines_are_told_and_shown_within_the_budget() {
        String lines = ("x".repeat(5000) + " needle " + "y".repeat(5000) + "\n\n\n\n\n\n").repeat(500);
        ContextDocument document =
                sample.toBuilder().pages(List.of(new Page("rules", lines))).build();
        LineSearch.Result found = LineSearch.in(Bundle.of(document), "needle", 2000);

        assertEquals(500, found.total());
        int tokens =
                found.hits().stream().mapToInt(hit -> TokenCount.of(hit.text())).sum();
        assertTrue(tokens < 2000 && !found.hits().isEmpty(), () -> "" + tokens);
        assertTrue(found.hits().stream()
                .allMatch(hit -> hit.text().contains("needle") && hit.text().length() < 400));
    }
}
