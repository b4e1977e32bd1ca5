package io.kaggleingest.document.notebook;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** What a code cell printed and showed, as text of bounded length. */
final class CellOutput {
    static final int LIMIT = OutputCut.LIMIT;

    /** Outputs of a cell that are read, of both ends; a loop may show a hundred thousand. */
    private static final int EACH_END = 40;

    private final List<String> texts = new ArrayList<>();

    private CellOutput() {}

    static String of(JsonNode outputs) {
        CellOutput output = new CellOutput();
        List<Object> parts = parts(outputs);
        for (int i = 0; i < parts.size(); i++) {
            if (i < EACH_END || i >= parts.size() - EACH_END) {
                output.add(parts.get(i));
            } else if (i == EACH_END) {
                output.texts.add("[… " + (parts.size() - 2 * EACH_END) + " outputs left out …]");
            }
        }
        return OutputCut.shorten(String.join("\n", output.texts));
    }

    /** Each a printed text or something that was shown. One line may be several messages of a stream. */
    private static List<Object> parts(JsonNode outputs) {
        List<Object> parts = new ArrayList<>();
        StringBuilder buffer = new StringBuilder();
        String open = "";
        for (JsonNode output : outputs) {
            String stream = stream(output);
            if (!stream.equals(open)) {
                addPrinted(buffer, parts);
                open = stream;
            }
            if (stream.isEmpty()) {
                parts.add(output);
            } else {
                buffer.append(NotebookText.join(output.path("text")));
            }
        }
        addPrinted(buffer, parts);
        return parts;
    }

    private static void addPrinted(StringBuilder buffer, List<Object> parts) {
        if (!buffer.isEmpty()) {
            parts.add(buffer.toString());
            buffer.setLength(0);
        }
    }

    /** Which stream this output is a part of, empty if of none; nbformat 3 says {@code stream} where 4 says {@code name}. */
    private static String stream(JsonNode output) {
        return output.path("output_type").asText().equals("stream")
                ? "stream " + output.path("name").asText(output.path("stream").asText())
                : "";
    }

    private void add(Object part) {
        String raw = part instanceof JsonNode output ? text(output) : part.toString();
        String text = NotebookText.code(TerminalText.of(OutputCut.raw(raw)));
        boolean repeated = text.matches("\\[[a-z ]+]") && texts.contains(text);
        if (!text.isEmpty() && !repeated) {
            texts.add(text);
        }
    }

    private static String text(JsonNode output) {
        return switch (output.path("output_type").asText()) {
            // nbformat 3 says pyout and pyerr.
            case "error", "pyerr" -> Traceback.of(output);
            case "execute_result", "display_data", "pyout", "update_display_data" -> DisplayData.of(output);
            default -> "";
        };
    }
}
