package io.kaggleingest.document.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** An error as a reader wants it: the lines of the author's own code that failed, and what was raised. */
final class Traceback {
    /** Lines that are shown where no frame is of the author's own code. */
    private static final int LAST_LINES = 6;

    /** How many of the author's own nested calls are shown, the first and the last ones. */
    private static final int CALLS = 4;

    private static final Pattern OWN_FRAME = Pattern.compile(
            "(?:Cell|Input)? ?In ?\\[\\d{1,9}\\].{0,200}|<ipython-input-.{0,300}|(?:File )?\\S{0,200}ipykernel_\\d.{0,300}");

    private static final Pattern FRAME = Pattern.compile(
            "(?:File .{1,500}|\\S{1,300}\\.(?:py|pyx|pyi)(?::\\d{1,9})? in .{1,500}|\\S{1,300} in \\S{1,300}\\(.{0,300})");

    private static final Pattern ARROW = Pattern.compile("-{1,6}> ?\\d{1,9}(?: .{0,2000})?");
    private static final Pattern ANOTHER = Pattern.compile(
            "During handling of the above exception.{0,100}|The above exception was the direct cause.{0,100}");

    private final List<String> lines;
    private final String message;

    private Traceback(JsonNode error) {
        lines = TerminalText.of(OutputCut.raw(frames(error.path("traceback"))))
                .lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .toList();
        String name = error.path("ename").asText("");
        String value = error.path("evalue").asText("");
        // R calls every error so, and says what it is in the message.
        message = name.isEmpty() ? "" : name.equals("ERROR") ? value : name + ": " + value;
    }

    static String of(JsonNode error) {
        return new Traceback(error).text();
    }

    private static String frames(JsonNode traceback) {
        if (!traceback.isArray()) {
            return traceback.asText("");
        }
        StringJoiner frames = new StringJoiner("\n");
        traceback.forEach(frame -> frames.add(frame.asText("")));
        return frames.toString();
    }

    private String text() {
        List<String> frames = ownFrames();
        if (frames.isEmpty()) {
            return end();
        }
        String last = message.isEmpty() ? lines.get(lines.size() - 1) : message;
        return String.join("\n", frames) + "\n" + last;
    }

    /** The header of each of the author's frames and the line that it points at, of the error that was raised last. */
    private List<String> ownFrames() {
        List<List<String>> calls = new ArrayList<>();
        String header = "";
        boolean isOwn = false;
        for (String line : lines) {
            String stripped = line.strip();
            if (ANOTHER.matcher(stripped).matches()) {
                calls.clear();
            } else if (OWN_FRAME.matcher(stripped).matches()) {
                header = stripped;
                isOwn = true;
            } else if (FRAME.matcher(stripped).matches()) {
                isOwn = false;
            } else if (isOwn && ARROW.matcher(stripped).matches()) {
                calls.add(header.isEmpty() ? List.of(stripped) : List.of(header, stripped));
                header = "";
            }
        }
        if (calls.size() > CALLS) {
            calls.subList(CALLS / 2, calls.size() - CALLS / 2).clear();
        }
        return calls.stream().flatMap(List::stream).toList();
    }

    /** The last lines, ending with what was raised, which some kernels say only beside them. */
    private String end() {
        // Some end with the beginning of what was raised.
        boolean begun = !lines.isEmpty() && message.startsWith(lines.get(lines.size() - 1));
        int end = begun ? lines.size() - 1 : lines.size();
        String last = String.join("\n", lines.subList(Math.max(0, end - LAST_LINES), end));
        return last.contains(message.strip()) && !begun ? last : last + "\n" + message;
    }
}
