package io.kaggleingest.document.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.page.MarkdownReader;

/** A notebook that was saved as a program: its cells begin at comments of {@code # %%}, text is commented out. */
final class PercentScript {
    private static final Pattern MARK = Pattern.compile("(?m)^# ?%%(?:[ \\t]++([^\\n]*+))?+$");
    private static final Pattern NOTES = Pattern.compile("\\[(?:markdown|md|code|raw)]|\\{[^\\n]*+$");
    private static final Pattern COMMENT = Pattern.compile("(?m)^#[ \\t]?");
    private static final Pattern QUOTED = Pattern.compile("\\Ar?(\"\"\"|''')(.*)\\1\\z", Pattern.DOTALL);
    private static final Set<String> LANGUAGES = Set.of("python", "r", "julia");

    private PercentScript() {}

    static boolean is(String source, String language) {
        return LANGUAGES.contains(language) && MARK.matcher(source).find();
    }

    static List<Cell> cells(String source) {
        List<Cell> cells = new ArrayList<>();
        String title = "";
        int from = 0;
        Matcher mark = MARK.matcher(source);
        while (mark.find()) {
            add(cells, title, source.substring(from, mark.start()));
            title = mark.group(1) == null ? "" : mark.group(1);
            from = mark.end();
        }
        add(cells, title, source.substring(from));
        return cells;
    }

    private static void add(List<Cell> cells, String mark, String body) {
        boolean text = mark.startsWith("[markdown]") || mark.startsWith("[md]");
        String name = NOTES.matcher(mark).replaceAll("").strip();
        if (text) {
            Script.add(cells, "markdown", MarkdownReader.markdown(name + "\n\n" + uncommented(body.strip())), null);
        } else if (!body.isBlank()) {
            Script.add(cells, "code", NotebookText.code((name.isEmpty() ? "" : "# " + name) + body), null);
        }
    }

    private static String uncommented(String body) {
        Matcher match = QUOTED.matcher(body);
        return match.matches() ? match.group(2) : COMMENT.matcher(body).replaceAll("");
    }
}
