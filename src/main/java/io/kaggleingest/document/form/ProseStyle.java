package io.kaggleingest.document.form;

import java.util.List;

/** How Markdown and plain text show the same things. */
interface ProseStyle {
    String title(String text);

    String heading(String text);

    String fact(String name, Object value, String source);

    String table(List<String> header, List<List<String>> rows);

    String text(String text);

    String code(String text, String language);

    String output(String text);
}
