package io.kaggleingest.document.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ByteSize;
import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.ContextDocument.Discussion;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.ContextDocument.Source;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.ContextDocument.Tokens;
import io.kaggleingest.document.DocumentJson;
import io.kaggleingest.document.Votes;

/** Markdown and plain text: the document in words, facts first, everything from Kaggle between markers. */
record ProseRenderer(ProseStyle style) implements Renderer {

    /** @param body what people wrote, or null where the words are ours and already in the heading */
    private record Section(String part, String heading, String body) {}

    @Override
    public Draft draft(ContextDocument document) {
        List<Section> sections = sections(document);
        UntrustedTextMarker marker = marker(document, sections);
        Map<String, String> parts = new LinkedHashMap<>();
        sections.forEach(section -> parts.merge(section.part(), text(section, marker), (a, b) -> a + "\n\n" + b));
        String head = style.title(document.title()) + "\n\n" + origin(document) + "\n\n" + marker.note();
        return new Draft() {
            @Override
            public Map<String, String> parts() {
                return parts;
            }

            @Override
            public String text(@Nullable Tokens tokens) {
                StringJoiner text = new StringJoiner("\n\n", "", "\n");
                text.add(head);
                parts.values().forEach(text::add);
                if (tokens != null) {
                    text.add(tokens(tokens));
                }
                return text.toString();
            }
        };
    }

    @Override
    public String piece(Object piece) {
        if (piece instanceof Cell cell) {
            return cell(cell, "python");
        }
        return piece instanceof String text
                ? text
                : DocumentJson.MAPPER.valueToTree(piece).toString();
    }

    /** Titles and names stand outside of the markers, hence they must not hold its word either. */
    private static UntrustedTextMarker marker(ContextDocument document, List<Section> sections) {
        List<String> texts = new ArrayList<>(List.of(document.title(), document.ref()));
        sections.forEach(section -> texts.addAll(Arrays.asList(section.heading(), section.body())));
        return UntrustedTextMarker.absentFrom(texts, document);
    }

    private static String text(Section section, UntrustedTextMarker marker) {
        return section.heading() + "\n" + (section.body() == null ? "" : marker.around(section.body()));
    }

    private List<Section> sections(ContextDocument document) {
        List<Section> sections = new ArrayList<>();
        if (!document.facts().isEmpty()) {
            StringJoiner lines = new StringJoiner("\n");
            document.facts().forEach((name, fact) -> lines.add(style.fact(name, fact.value(), fact.source())));
            sections.add(new Section("facts", style.heading("Key facts"), lines.toString()));
        }
        for (Page page : document.pages()) {
            sections.add(new Section("pages", style.heading("Page: " + page.name()), page.markdown()));
        }
        if (!document.files().isEmpty()) {
            sections.add(new Section("files", style.heading("Files"), files(document)));
        }
        document.tables().forEach(table -> sections.add(table(table)));
        if (!document.leaderboard().isEmpty()) {
            sections.add(new Section("leaderboard", style.heading("Leaderboard"), leaderboard(document)));
        }
        document.discussions().forEach(discussion -> sections.add(discussion(discussion)));
        document.notebooks().forEach(notebook -> sections.add(notebook(notebook)));
        if (!document.omissions().isEmpty()) {
            sections.add(new Section("left_out", style.heading("Left out"), omissions(document)));
        }
        return sections;
    }

    private String origin(ContextDocument document) {
        String kind = document.kind().name().toLowerCase(Locale.ROOT);
        String from = document.source() == Source.SANDBOX ? "the sandbox (invented data)" : "Kaggle";
        return "Kaggle " + kind + " " + document.ref() + ", " + document.url() + "\nFetched from " + from + " at "
                + document.fetchedAt();
    }

    private String files(ContextDocument document) {
        return style.table(
                List.of("file", "size"),
                document.files().stream()
                        .map(file -> List.of(file(file), ByteSize.text(file.bytes())))
                        .toList());
    }

    private static String file(ContextDocument.File file) {
        if (file.count() == null) {
            return file.name();
        }
        String examples = file.examples() == null || file.examples().isEmpty()
                ? ""
                : ", such as " + String.join(", ", file.examples());
        return file.name() + ": " + file.count() + " files" + examples;
    }

    private Section table(Table table) {
        String columns = style.table(ColumnRows.header(table.columns()), ColumnRows.of(table.columns()));
        String sample = table.sample().isEmpty()
                ? ""
                : "\n\nFirst rows:\n\n"
                        + style.table(
                                table.columns().stream()
                                        .map(ContextDocument.Column::name)
                                        .toList(),
                                table.sample());
        String heading = style.heading("Table: " + table.file() + " (" + rows(table) + ")");
        return new Section("tables", heading, columns + sample);
    }

    private static String rows(Table table) {
        String count = table.rowsSampled() + " rows read";
        if (table.rows() == null) {
            return table.rowsSampled() == 0 ? "rows not read" : count;
        }
        return table.rows() == table.rowsSampled()
                ? count
                : table.rows() + " rows" + (table.rowsSampled() == 0 ? "" : ", " + count);
    }

    private String leaderboard(ContextDocument document) {
        return style.table(
                List.of("rank", "team", "score"),
                document.leaderboard().stream()
                        .map(row -> List.of(String.valueOf(row.rank()), row.team(), row.score()))
                        .toList());
    }

    private Section discussion(Discussion discussion) {
        String heading = style.heading("Discussion: " + discussion.url());
        String author = discussion.author().isEmpty() ? "" : "By " + discussion.author() + ", ";
        String origin = discussion.title() + "\n" + author + Votes.text(discussion.votes());
        return new Section("discussions", heading, origin + "\n\n" + discussion.text());
    }

    private Section notebook(Notebook notebook) {
        String run = notebook.lastRun() == null ? "" : ", last run " + notebook.lastRun();
        StringJoiner text = new StringJoiner("\n\n");
        text.add(notebook.title() + "\nBy " + notebook.author() + ", " + Votes.text(notebook.votes()) + ", "
                + notebook.language() + run + ", " + notebook.url());
        notebook.cells().forEach(cell -> text.add(cell(cell, notebook.language())));
        return new Section("notebooks", style.heading("Notebook: " + notebook.ref()), text.toString());
    }

    private String cell(Cell cell, String language) {
        String cellLanguage = cell.language() == null ? language : cell.language();
        String text = cell.type().equals("code") ? style.code(cell.text(), cellLanguage) : style.text(cell.text());
        return cell.output() == null ? text : text + "\n\n" + style.output(cell.output());
    }

    private String omissions(ContextDocument document) {
        StringJoiner lines = new StringJoiner("\n");
        for (Omission part : document.omissions()) {
            String cost = part.tokens() > 0 ? " (" + part.tokens() + " tokens)" : "";
            lines.add("- " + part.part() + ": " + part.reason() + cost);
        }
        return lines.toString();
    }

    private String tokens(Tokens tokens) {
        StringJoiner parts = new StringJoiner(", ", ": ", "").setEmptyValue("");
        tokens.byPart().forEach((part, count) -> parts.add(part + " " + count));
        return style.heading("Tokens") + "\n" + tokens.total() + " in all (o200k)" + parts;
    }
}
