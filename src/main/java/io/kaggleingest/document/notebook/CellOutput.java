package io.kaggleingest.document.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaggleingest.document.page.HtmlMarkdown;

/** What a code cell printed, as text: pictures and widgets are only named, and long outputs lose their middle. */
final class CellOutput {
    static final int LIMIT = 1000;
    private static final int HEAD = 700;
    private static final int TAIL = 250;
    /** Of a traceback: the failing call of the cell's own code, and what it failed with. */
    private static final int TRACEBACK_LINES = 6;

    private static final Pattern ANSI = Pattern.compile("(?:\u001B\\[|\u009B)[0-?]*[ -/]*[@-~]"
            + "|\u001B(?:\\][^\u0007\u001B]{0,500}(?:\u0007|\u001B\\\\)|[@-Z\\\\-_])");
    /** How Python shows an object that has something better to show: its class and where it is. */
    private static final Pattern ONLY_A_CLASS = Pattern.compile("<[\\w.]{1,200}(?: object| at 0x|>)[^\\n]{0,200}");

    private static final List<String> PICTURES = List.of("png", "jpeg", "svg");
    private static final List<String> PLAIN = List.of("text/plain", "text");
    private static final List<String> RICH = List.of("text/markdown", "text/latex", "latex", "text/html", "html");
    private static final Pattern DRAWN = Pattern.compile("(?i)<(?:script|svg|canvas|iframe|object|embed)\\b");
    private static final String UNNAMED = "[output without text]";

    private CellOutput() {}

    static String of(JsonNode outputs) {
        List<String> texts = new ArrayList<>();
        StringBuilder printed = new StringBuilder();
        String open = "";
        for (JsonNode output : outputs) {
            String stream = stream(output);
            if (!stream.equals(open)) {
                add(printed.toString(), texts);
                printed.setLength(0);
                open = stream;
            }
            if (stream.isEmpty()) {
                add(text(output), texts);
            } else {
                // One line may be several messages.
                printed.append(NotebookText.joined(output.path("text")));
            }
        }
        add(printed.toString(), texts);
        return shorten(String.join("\n", texts));
    }

    /** Which stream this output is a part of, empty if of none; nbformat 3 says {@code stream} where 4 says {@code name}. */
    private static String stream(JsonNode output) {
        return output.path("output_type").asText().equals("stream")
                ? "stream " + output.path("name").asText(output.path("stream").asText())
                : "";
    }

    private static void add(String raw, List<String> texts) {
        String text = NotebookText.code(plain(raw));
        boolean repeated = text.matches("\\[[a-z ]+]") && texts.contains(text);
        if (!text.isEmpty() && !repeated) {
            texts.add(text);
        }
    }

    private static String text(JsonNode output) {
        return switch (output.path("output_type").asText()) {
            // nbformat 3 says pyout and pyerr.
            case "error", "pyerr" -> error(output);
            case "execute_result", "display_data", "pyout", "update_display_data" -> display(output);
            default -> "";
        };
    }

    /** The last lines of the traceback, ending with what was raised, which some kernels say only beside it. */
    private static String error(JsonNode output) {
        StringJoiner frames = new StringJoiner("\n");
        JsonNode traceback = output.path("traceback");
        if (traceback.isArray()) {
            traceback.forEach(frame -> frames.add(frame.asText("")));
        } else {
            frames.add(traceback.asText(""));
        }
        List<String> lines = plain(frames.toString())
                .lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .toList();
        String name = output.path("ename").asText("");
        String raised =
                name.isEmpty() ? "" : name + ": " + output.path("evalue").asText("");
        // Some end with the beginning of what was raised.
        boolean begun = !lines.isEmpty() && raised.startsWith(lines.get(lines.size() - 1));
        int end = begun ? lines.size() - 1 : lines.size();
        String last = String.join("\n", lines.subList(Math.max(0, end - TRACEBACK_LINES), end));
        return last.contains(raised.strip()) && !begun ? last : last + "\n" + raised;
    }

    /** nbformat 4 has a bundle of media types; nbformat 3 puts {@code text}, {@code png}, … beside the type. */
    private static String display(JsonNode output) {
        JsonNode data = output.has("data") ? output.get("data") : output;
        List<String> types = new ArrayList<>();
        data.fieldNames().forEachRemaining(types::add);
        if (types.stream().anyMatch(type -> type.startsWith("image/") || PICTURES.contains(type))) {
            return "[image]";
        }
        if (types.stream().anyMatch(type -> type.startsWith("application/vnd.jupyter.widget"))) {
            return "[widget]";
        }
        if (types.stream()
                .anyMatch(type -> type.matches("application/vnd\\.(?:plotly|vega|vegalite|bokeh|holoviews).*"))) {
            return "[chart]";
        }
        String plain = first(data, PLAIN);
        String rich = plain.isBlank() || ONLY_A_CLASS.matcher(plain.strip()).matches() ? first(data, RICH) : "";
        if (!rich.isBlank() || !plain.isBlank()) {
            return rich.isBlank() ? plain : rich;
        }
        boolean unreadable = types.stream()
                .anyMatch(type -> type.startsWith("application/")
                        || type.matches("pdf|javascript|json")
                        || type.endsWith("html")
                                && DRAWN.matcher(NotebookText.joined(data.get(type)))
                                        .find());
        return unreadable ? UNNAMED : "";
    }

    private static String first(JsonNode data, List<String> types) {
        for (String type : types) {
            String text = NotebookText.joined(data.path(type));
            String read = type.endsWith("html") ? HtmlMarkdown.of(text) : text;
            if (!read.isBlank()) {
                return read;
            }
        }
        return "";
    }

    /** As a terminal shows it: without colours, and of a progress bar that overwrote its line only the last state. */
    private static String plain(String text) {
        String uncoloured = ANSI.matcher(text).replaceAll("").replace("\r\n", "\n");
        if (uncoloured.indexOf('\r') < 0 && uncoloured.indexOf('\b') < 0) {
            return uncoloured;
        }
        StringJoiner lines = new StringJoiner("\n");
        for (String line : uncoloured.split("\n", -1)) {
            String shown = line.replaceAll("(?<![\\r\\x08])[\\r\\x08]++$", "");
            lines.add(overwritten(shown.substring(shown.lastIndexOf('\r') + 1)));
        }
        return lines.toString();
    }

    /** Each backspace moves back one character, and what comes next takes its place. */
    private static String overwritten(String line) {
        StringBuilder shown = new StringBuilder();
        int cursor = 0;
        for (char c : line.toCharArray()) {
            if (c == '\b') {
                cursor = Math.max(0, cursor - 1);
            } else {
                shown.replace(cursor, Math.min(cursor + 1, shown.length()), String.valueOf(c));
                cursor++;
            }
        }
        return shown.toString();
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
