package io.kaggleingest.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.ContextDocument.Source;
import io.kaggleingest.document.budget.Bundle;
import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.document.form.RenderedDocument;
import io.kaggleingest.document.material.NotebookMaterial;
import io.kaggleingest.document.notebook.ParsedNotebook;
import io.kaggleingest.document.page.MarkdownReader;
import io.kaggleingest.document.reader.DocumentReader;
import io.kaggleingest.document.text.Markdown;
import io.kaggleingest.document.text.Markdown.Block;
import io.kaggleingest.document.text.Markdown.Kind;
import io.kaggleingest.kaggle.Notebook;
import io.kaggleingest.kaggle.NotebookSummary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Notebooks, scripts and pages of the kinds that are met on Kaggle, all invented. {@code expected.json} says what must come
 * out of each: {@code has} and {@code lacks} literally, {@code lines} as lines of their own, {@code regex} found somewhere,
 * {@code once} exactly once, {@code fences} and {@code no_fence} as a reader of Markdown sees them.
 */
class FieldTextsTest {
    private static final String FOLDER = "field/texts/";

    /** @param tokens of the document, 0 where there is no budget */
    private record Result(String text, int tokens) {}

    static Stream<JsonNode> cases() throws IOException {
        JsonNode cases = DocumentJson.MAPPER.readTree(read("expected.json"));
        return StreamSupport.stream(cases.spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void each_gives_what_its_readers_see(JsonNode expected) throws IOException {
        Result result = result(expected);
        String text = result.text();

        all(expected, "has", text::contains, text);
        all(expected, "lacks", words -> !text.contains(words), text);
        all(expected, "lines", line -> text.lines().anyMatch(one -> one.strip().equals(line)), text);
        all(expected, "regex", regex -> Pattern.compile(regex).matcher(text).find(), text);
        all(expected, "once", words -> text.split(Pattern.quote(words), -1).length == 2, text);
        assertTrue(
                text.split(Pattern.quote("[masked]"), -1).length
                        > expected.path("masked").asInt(0),
                text);
        fences(expected, text);
        if (expected.has("budget")) {
            assertTrue(result.tokens() >= expected.get("least_tokens").asInt(), () -> result.tokens() + ": " + text);
            assertTrue(result.tokens() <= expected.get("budget").asInt(), () -> result.tokens() + ": " + text);
        }
    }

    private static void all(JsonNode expected, String rule, Predicate<String> holds, String text) {
        for (JsonNode one : expected.path(rule)) {
            assertTrue(holds.test(one.asText()), () -> rule + " " + one.asText() + "\n" + text);
        }
    }

    private static void fences(JsonNode expected, String text) {
        List<Block> code = Markdown.of(text).all(Kind.CODE).toList();
        for (JsonNode fence : expected.path("fences")) {
            assertTrue(
                    code.stream()
                            .anyMatch(block -> isFence(block, fence)
                                    && block.text().equals(fence.get(1).asText())),
                    () -> fence + "\n" + text);
        }
        for (JsonNode fence : expected.path("no_fence")) {
            assertEquals(
                    0,
                    code.stream()
                            .filter(block -> isFence(block, fence)
                                    && block.text().contains(fence.get(1).asText()))
                            .count(),
                    () -> fence + "\n" + text);
        }
    }

    private static boolean isFence(Block block, JsonNode fence) {
        return block.language().equals(fence.get(0).asText());
    }

    private static Result result(JsonNode expected) throws IOException {
        String source = read(expected.get("file").asText());
        String[] as = expected.get("as").asText().split(" ");
        Integer budget = expected.has("budget") ? expected.get("budget").asInt() : null;
        if (!as[0].equals("page")) {
            return rendered(notebook(source, as), budget);
        }
        String page = MarkdownReader.of(source, as.length > 1 ? as[1] : null);
        return budget == null ? new Result(page, 0) : rendered(page(page), budget);
    }

    private static Result rendered(ContextDocument document, Integer budget) {
        RenderedDocument rendered = new Selection(10, budget, List.of()).render(Bundle.of(document), Format.MD);
        return new Result(rendered.text(), rendered.document().tokens().total());
    }

    private static ContextDocument notebook(String source, String... as) {
        NotebookSummary summary = new NotebookSummary("ida/boats", "Boats", "Ida", 3, Sample.NOW);
        String language = as.length > 1 ? as[1] : null;
        ParsedNotebook read = ParsedNotebook.of(new Notebook(summary, language, as[0], source, Sample.SETUP));
        return DocumentReader.of(new NotebookMaterial(read), Source.SANDBOX, Sample.NOW);
    }

    private static ContextDocument page(String markdown) {
        return Sample.document().toBuilder()
                .withoutParts()
                .facts(null)
                .omissions(null)
                .pages(List.of(new Page("description", markdown)))
                .build();
    }

    private static String read(String name) throws IOException {
        try (InputStream file = FieldTextsTest.class.getResourceAsStream(FOLDER + name)) {
            return new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
