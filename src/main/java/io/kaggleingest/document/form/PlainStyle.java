package io.kaggleingest.document.form;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

final class PlainStyle implements ProseStyle {
    @Override
    public String title(String text) {
        return text;
    }

    @Override
    public String heading(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? text.toUpperCase(Locale.ROOT)
                : text.substring(0, colon).toUpperCase(Locale.ROOT) + text.substring(colon);
    }

    @Override
    public String fact(String name, Object value, String source) {
        return name + ": " + value + " [" + source + "]";
    }

    @Override
    public String table(List<String> header, List<List<String>> rows) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add(row(header));
        rows.forEach(row -> lines.add(row(row)));
        return lines.toString();
    }

    private static String row(List<String> cells) {
        return String.join(
                " | ", cells.stream().map(cell -> cell.replaceAll("\\s+", " ")).toList());
    }

    /** Labelled, so that the end of the code before it can be seen. */
    @Override
    public String text(String text) {
        return "[text]\n" + text;
    }

    @Override
    public String code(String text, String language) {
        return (language.isEmpty() ? "[code]\n" : "[code, " + language + "]\n") + text;
    }

    @Override
    public String output(String text) {
        return "[output]\n" + text;
    }
}
