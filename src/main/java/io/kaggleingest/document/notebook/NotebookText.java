package io.kaggleingest.document.notebook;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.page.MarkdownReader;
import io.kaggleingest.document.text.Sanitizer;
import io.kaggleingest.kaggle.CombiningMarks;
import io.kaggleingest.kaggle.Notebook;
import io.kaggleingest.kaggle.NotebookSummary;

/** Reads a notebook (nbformat 2 to 4) or a script into cells in their order. */
final class NotebookText {
    /** Python writes NaN and Infinity, which strict JSON does not know, and pictures, names and numbers of any length. */
    private static final ObjectMapper READER = new ObjectMapper(JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build());

    private static final int HEADING = 300;

    private NotebookText() {}

    /** A notebook whose source is not what its type promises; the message is a sentence for people. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String reason) {
            super(reason);
        }
    }

    static ContextDocument.Notebook of(Notebook notebook) throws Unreadable {
        String source = notebook.source() == null ? "" : notebook.source();
        if (source.isBlank()) {
            throw new Unreadable("its source is empty");
        }
        String language = lower(notebook.language());
        List<Cell> cells;
        if (isScript(notebook)) {
            cells = Script.cells(source, language);
        } else {
            JsonNode root = parse(source);
            language = language.isEmpty() ? languageOf(root) : language;
            cells = cells(root, language.isEmpty() ? "python" : language);
        }
        if (cells.isEmpty()) {
            throw new Unreadable("it has no cells with text");
        }
        NotebookSummary summary = notebook.summary();
        return new ContextDocument.Notebook(
                Sanitizer.line(summary.ref(), 200),
                Sanitizer.line(summary.title(), 200),
                Sanitizer.line(summary.author(), 100),
                summary.votes(),
                language.isEmpty() ? "python" : language,
                "https://www.kaggle.com/code/" + Sanitizer.line(summary.ref(), 200),
                summary.lastRun(),
                List.copyOf(cells));
    }

    /** Where Kaggle does not say, what begins like JSON is a notebook. */
    private static boolean isScript(Notebook notebook) {
        String type = lower(notebook.type());
        return type.equals("script")
                || type.isEmpty() && !dedent(notebook.source()).startsWith("{");
    }

    /** Without the mark of byte order and the blanks with which a file may begin. */
    private static String dedent(String source) {
        return (source.startsWith("\uFEFF") ? source.substring(1) : source).strip();
    }

    private static JsonNode parse(String source) throws Unreadable {
        try (JsonParser parser = new LongNumbers(READER.createParser(dedent(source)))) {
            JsonNode root = READER.readTree(parser);
            if (root != null && root.isObject()) {
                return root;
            }
        } catch (IOException failure) {
            // Jackson's own message quotes the source, which is not ours to repeat.
            throw new Unreadable("its source is not valid JSON");
        }
        throw new Unreadable("its source is not a notebook document");
    }

    private static List<Cell> cells(JsonNode root, String language) throws Unreadable {
        if (root.path("nbformat").asInt() == 2) {
            endLines(root);
        }
        List<JsonNode> cellNodes = new ArrayList<>();
        root.path("cells").forEach(cellNodes::add);
        // nbformat 3 keeps cells in worksheets.
        root.path("worksheets").forEach(sheet -> sheet.path("cells").forEach(cellNodes::add));
        if (!root.has("cells") && !root.has("worksheets")) {
            throw new Unreadable("its source is not a notebook document");
        }
        List<Cell> cells = new ArrayList<>();
        for (JsonNode cell : cellNodes) {
            Cell entry = cell(cell, language);
            if (entry != null) {
                cells.add(entry);
            }
        }
        return cells;
    }

    /** nbformat 2 keeps lines without their ends. */
    private static void endLines(JsonNode root) {
        Deque<JsonNode> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            if (node instanceof ArrayNode lines
                    && lines.size() > 1
                    && lines.get(0).isTextual()) {
                for (int i = 0; i < lines.size() - 1; i++) {
                    lines.set(i, lines.get(i).asText() + "\n");
                }
            } else {
                node.forEach(open::push);
            }
        }
    }

    private static @Nullable Cell cell(JsonNode cell, String language) {
        String type = cell.path("cell_type").asText();
        String source = source(cell);
        String output = type.equals("code") ? CellOutput.of(cell.path("outputs")) : "";
        if (source.isBlank() && output.isEmpty()) {
            return null;
        }
        return switch (type) {
            case "code" -> {
                String code = code(source);
                String cellLanguage = CellLanguage.of(code, cell, language);
                yield new Cell("code", code, output.isEmpty() ? null : output, cellLanguage);
            }
            case "heading" ->
                text("#".repeat(level(cell)) + " ", Sanitizer.line(MarkdownReader.markdown(source), HEADING));
            case "markdown", "html" -> text("", MarkdownReader.markdown(source));
            // Most are code that was switched off.
            case "raw" -> new Cell("code", code(source), null, CellLanguage.ofRaw(cell));
            default -> null;
        };
    }

    private static String source(JsonNode cell) {
        return join(cell.has("source") ? cell.get("source") : cell.path("input"));
    }

    private static @Nullable Cell text(String before, String text) {
        return text.isEmpty() ? null : new Cell("markdown", before + text, null);
    }

    static String code(String source) {
        return Sanitizer.text(source).replaceFirst("^(?:[ \\t]*+\\n)++", "").stripTrailing();
    }

    private static int level(JsonNode cell) {
        return Math.max(1, Math.min(6, cell.path("level").asInt(1)));
    }

    /** nbformat writes text as one string or as a list of lines that bring their own line ends. */
    static String join(JsonNode text) {
        if (!text.isArray()) {
            return CombiningMarks.cut(text.asText(""));
        }
        StringBuilder all = new StringBuilder();
        text.forEach(line -> all.append(line.asText("")));
        return CombiningMarks.cut(all.toString());
    }

    /** The kernel's language; of a kernel that does not tell, by its name; nbformat 3 says it in each cell. */
    private static String languageOf(JsonNode root) {
        JsonNode metadata = root.path("metadata");
        String kernel = lower(metadata.path("kernelspec").path("name").asText(""));
        return Stream.of(
                        metadata.path("language_info").path("name").asText(""),
                        metadata.path("kernelspec").path("language").asText(""),
                        kernel.equals("ir") ? "r" : kernel.replaceAll("[^a-z].*", ""),
                        root.path("worksheets").findPath("language").asText(""))
                .map(NotebookText::lower)
                .filter(language -> !language.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : Sanitizer.line(text, 30).toLowerCase(Locale.ROOT);
    }
}
