package io.kaggleingest.document.form;

import java.util.List;

import io.kaggleingest.document.text.Fence;
import io.kaggleingest.document.text.MarkdownTable;

final class MarkdownStyle implements ProseStyle {
    @Override
    public String title(String text) {
        return "# " + text;
    }

    @Override
    public String heading(String text) {
        return "## " + text;
    }

    @Override
    public String fact(String name, Object value, String source) {
        return "- **" + name + "**: " + value + " (" + source + ")";
    }

    @Override
    public String table(List<String> header, List<List<String>> rows) {
        return MarkdownTable.of(header, rows);
    }

    @Override
    public String text(String text) {
        return text;
    }

    @Override
    public String code(String text, String language) {
        return Fence.around(text, language(language));
    }

    @Override
    public String output(String text) {
        return Fence.around(text, "text");
    }

    private static String language(String name) {
        return switch (name) {
            case "rmarkdown" -> "r";
            case "sqlite" -> "sql";
            default -> name.matches("[a-z0-9+#]{1,20}") ? name : "";
        };
    }
}
