package io.kaggleingest.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.kaggleingest.context.ContextDocument.Cell;
import io.kaggleingest.kaggle.Notebook;
import io.kaggleingest.kaggle.NotebookSummary;

/** Reads a notebook (nbformat 3 and 4) or a script into cells in their order. */
final class NotebookText {
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
        if (lower(notebook.type()).equals("script")) {
            cells = Script.cells(source, language);
        } else {
            JsonNode root = parse(source);
            cells = cells(root);
            language = language.isEmpty() ? languageOf(root) : language;
        }
        if (cells.isEmpty()) {
            throw new Unreadable("it has no cells with text");
        }
        NotebookSummary summary = notebook.summary();
        return new ContextDocument.Notebook(
                Cleaning.line(summary.ref(), 200),
                Cleaning.line(summary.title(), 200),
                Cleaning.line(summary.author(), 100),
                summary.votes(),
                language.isEmpty() ? "python" : language,
                "https://www.kaggle.com/code/" + Cleaning.line(summary.ref(), 200),
                summary.lastRun(),
                List.copyOf(cells));
    }

    private static JsonNode parse(String source) throws Unreadable {
        try {
            JsonNode root = Json.MAPPER.readTree(source);
            if (root != null && root.isObject()) {
                return root;
            }
        } catch (JsonProcessingException broken) {
            // Jackson's own message quotes the source, which is not ours to repeat.
            throw new Unreadable("its source is not valid JSON");
        }
        throw new Unreadable("its source is not a notebook document");
    }

    private static List<Cell> cells(JsonNode root) throws Unreadable {
        List<JsonNode> found = new ArrayList<>();
        root.path("cells").forEach(found::add);
        // nbformat 3 keeps cells in worksheets.
        root.path("worksheets").forEach(sheet -> sheet.path("cells").forEach(found::add));
        if (!root.has("cells") && !root.has("worksheets")) {
            throw new Unreadable("its source is not a notebook document");
        }
        List<Cell> cells = new ArrayList<>();
        for (JsonNode cell : found) {
            Cell read = cell(cell);
            if (read != null) {
                cells.add(read);
            }
        }
        return cells;
    }

    private static Cell cell(JsonNode cell) {
        String type = cell.path("cell_type").asText();
        String source = joined(cell.has("source") ? cell.get("source") : cell.path("input"));
        String output = type.equals("code") ? CellOutput.of(cell.path("outputs")) : "";
        if (source.isBlank() && output.isEmpty()) {
            return null;
        }
        return switch (type) {
            case "code" -> new Cell("code", code(source), output.isEmpty() ? null : output);
            case "heading" -> new Cell("markdown", "#".repeat(level(cell)) + " " + Prose.markdown(source), null);
            case "markdown", "raw", "html" -> {
                String text = Prose.markdown(source);
                yield text.isEmpty() ? null : new Cell("markdown", text, null);
            }
            default -> null;
        };
    }

    static String code(String source) {
        return Cleaning.text(source).replaceFirst("^(?:[ \\t]*+\\n)++", "").stripTrailing();
    }

    private static int level(JsonNode cell) {
        return Math.max(1, Math.min(6, cell.path("level").asInt(1)));
    }

    /** nbformat writes text as one string or as a list of lines that bring their own line ends. */
    static String joined(JsonNode text) {
        if (!text.isArray()) {
            return text.asText("");
        }
        StringBuilder all = new StringBuilder();
        text.forEach(line -> all.append(line.asText("")));
        return all.toString();
    }

    private static String languageOf(JsonNode root) {
        JsonNode metadata = root.path("metadata");
        String language = metadata.path("language_info").path("name").asText("");
        return lower(
                language.isEmpty()
                        ? metadata.path("kernelspec").path("language").asText("")
                        : language);
    }

    private static String lower(String text) {
        return text == null ? "" : Cleaning.line(text, 30).toLowerCase(Locale.ROOT);
    }
}
