package io.kaggleingest.context;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** What a code cell printed, as text: pictures are only named, and long outputs lose their middle. */
final class CellOutput {
    static final int LIMIT = 1000;
    private static final int HEAD = 700;
    private static final int TAIL = 250;
    private static final Pattern ANSI = Pattern.compile(
            "\u001B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001B]{0,500}(?:\u0007|\u001B\\\\)|[@-Z\\\\-_])");

    private CellOutput() {}

    static String of(JsonNode outputs) {
        List<String> texts = new ArrayList<>();
        for (JsonNode output : outputs) {
            String text = Cleaning.text(plain(text(output)))
                    .replaceFirst("^(?:[ \\t]*+\\n)++", "")
                    .stripTrailing();
            boolean repeatedImage = text.equals("[image]") && texts.contains(text);
            if (!text.isEmpty() && !repeatedImage) {
                texts.add(text);
            }
        }
        return shorten(String.join("\n", texts));
    }

    private static String text(JsonNode output) {
        return switch (output.path("output_type").asText()) {
            case "stream" -> NotebookText.joined(output.path("text"));
            // nbformat 3 says pyout and pyerr.
            case "error", "pyerr" -> error(output);
            case "execute_result", "display_data", "pyout", "update_display_data" -> display(output);
            default -> "";
        };
    }

    private static String error(JsonNode output) {
        String name = output.path("ename").asText("");
        return name.isEmpty()
                ? NotebookText.joined(output.path("traceback"))
                : name + ": " + output.path("evalue").asText("");
    }

    /** nbformat 4 has a bundle of media types; nbformat 3 puts {@code text}, {@code png}, … beside the type. */
    private static String display(JsonNode output) {
        JsonNode data = output.has("data") ? output.get("data") : output;
        for (Iterator<String> names = data.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (name.startsWith("image/") || name.equals("png") || name.equals("jpeg") || name.equals("svg")) {
                return "[image]";
            }
        }
        for (String name : List.of("text/plain", "text", "text/markdown", "text/latex", "latex")) {
            if (data.has(name)) {
                return NotebookText.joined(data.get(name));
            }
        }
        if (data.has("text/html") || data.has("html")) {
            return HtmlMarkdown.of(
                    NotebookText.joined(data.has("text/html") ? data.get("text/html") : data.get("html")));
        }
        return data.isEmpty() ? "" : "[output without text]";
    }

    /** Without terminal colours; of a progress bar that overwrote its line, only the last state. */
    private static String plain(String text) {
        String uncoloured = ANSI.matcher(text).replaceAll("").replace("\r\n", "\n");
        if (uncoloured.indexOf('\r') < 0) {
            return uncoloured;
        }
        StringBuilder lines = new StringBuilder();
        for (String line : uncoloured.split("\n", -1)) {
            String shown = line.replaceAll("\\r+$", "");
            lines.append(lines.isEmpty() ? "" : "\n").append(shown.substring(shown.lastIndexOf('\r') + 1));
        }
        return lines.toString();
    }

    private static String shorten(String text) {
        if (text.length() <= LIMIT) {
            return text;
        }
        int head = lineEnd(text, HEAD);
        int tail = Math.max(head, lineStart(text, text.length() - TAIL));
        return text.substring(0, head).stripTrailing()
                + "\n[… " + (tail - head) + " characters left out …]\n"
                + text.substring(tail).stripLeading();
    }

    /** The last line end before {@code limit} unless that is far, else {@code limit}. */
    private static int lineEnd(String text, int limit) {
        int newline = text.lastIndexOf('\n', limit);
        if (newline > limit / 2) {
            return newline;
        }
        return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    }

    private static int lineStart(String text, int from) {
        int newline = text.indexOf('\n', from);
        if (newline >= 0 && newline < text.length() - TAIL / 2) {
            return newline + 1;
        }
        return Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
    }
}
