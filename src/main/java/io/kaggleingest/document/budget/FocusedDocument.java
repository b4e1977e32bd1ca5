package io.kaggleingest.document.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.kaggleingest.document.ByteSize;
import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.ContextDocument.Discussion;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.ContextDocument.Standing;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.budget.DocumentPieces.Part;
import io.kaggleingest.document.budget.DocumentPieces.TablePart;
import io.kaggleingest.document.focus.Passage;
import io.kaggleingest.document.focus.Question;

/** A document as passages that may answer a question, and back: the document of those that were chosen. */
final class FocusedDocument {
    private final DocumentPieces document;
    private final TextCutter cutter;
    private final Question question;
    private final Excerpt excerpt;
    private final List<TextBlocks> pageBlocks = new ArrayList<>();
    private final List<TextBlocks> discussionBlocks = new ArrayList<>();
    private final List<FocusItem> pages = new ArrayList<>();
    private final List<FocusItem> tables = new ArrayList<>();
    private final List<FocusItem> discussions = new ArrayList<>();
    private final List<FocusItem> notebooks = new ArrayList<>();
    private final FocusItem files;
    private final FocusItem leaderboard;

    FocusedDocument(DocumentPieces document, TextCutter cutter, Question question) {
        this.document = document;
        this.cutter = cutter;
        this.question = question;
        this.excerpt = new Excerpt(question, cutter);
        for (Part<Page> page : document.pages()) {
            // Pages are in the order of their use; to tell kinds apart would take longer than to rank them.
            TextBlocks blocks = blocks(page.value().name(), page.pieces(), pageBlocks);
            pages.add(text("pages", Priority.TASK, blocks));
        }
        for (TablePart table : document.tables()) {
            tables.add(table(table));
        }
        files = new FocusItem("files", Priority.FILES, fileNames(), tokens(Pieces.of(document.files(), null)), false);
        List<Standing> rows = document.document().leaderboard();
        leaderboard = new FocusItem(
                "leaderboard", Priority.LEADERBOARD, standings(rows), tokens(Pieces.of(rows, null)), false);
        for (Part<Discussion> one : document.discussions()) {
            TextBlocks blocks = blocks(one.value().title(), one.pieces(), discussionBlocks);
            discussions.add(text("discussions", Priority.of(one.value()), blocks));
        }
        for (Part<Notebook> one : document.notebooks()) {
            int[] costs = tokens(one.pieces());
            notebooks.add(new FocusItem("notebooks", Priority.NOTEBOOKS, cells(one.value()), costs, true));
        }
    }

    Question question() {
        return question;
    }

    /** In the order of the document. */
    List<FocusItem> items() {
        List<FocusItem> all = new ArrayList<>(pages);
        all.add(files);
        all.addAll(tables);
        all.add(leaderboard);
        all.addAll(discussions);
        all.addAll(notebooks);
        return all;
    }

    private int[] tokens(Pieces pieces) {
        return pieces.tokens(cutter.format(), cutter.count());
    }

    private TextBlocks blocks(String title, Pieces pieces, List<TextBlocks> all) {
        TextBlocks blocks = new TextBlocks(title, pieces, tokens(pieces));
        all.add(blocks);
        return blocks;
    }

    private static FocusItem text(String part, Priority priority, TextBlocks blocks) {
        return new FocusItem(part, priority, blocks.passages(), blocks.tokens(), true);
    }

    private FocusItem table(TablePart part) {
        Table table = part.value();
        List<Passage> columns = table.columns().stream()
                .map(column -> new Passage(
                        table.file() + " column data",
                        column.name(),
                        column.type() + " " + String.join(" ", column.examples())
                                + (column.about() == null ? "" : " " + column.about()),
                        ""))
                .toList();
        return new FocusItem("tables", Priority.COLUMNS, columns, tokens(part.columns()), false);
    }

    private List<Passage> fileNames() {
        return document.files().stream()
                .map(file -> new Passage(
                        "files data size",
                        "",
                        file.name() + " " + ByteSize.text(file.bytes())
                                + (file.examples() == null ? "" : " " + String.join(" ", file.examples())),
                        ""))
                .toList();
    }

    private static List<Passage> standings(List<Standing> rows) {
        return rows.stream()
                .map(row -> new Passage(
                        "leaderboard leader",
                        "",
                        "rank " + row.rank() + " team " + row.team() + " score " + row.score(),
                        ""))
                .toList();
    }

    private static List<Passage> cells(Notebook notebook) {
        List<Passage> passages = new ArrayList<>();
        String heading = "";
        for (Cell cell : notebook.cells()) {
            boolean code = cell.type().equals("code");
            String output = cell.output() == null ? "" : cell.output();
            if (!code && cell.text().startsWith("#")) {
                heading = cell.text().lines().findFirst().orElse("");
            }
            passages.add(new Passage(notebook.title(), heading, code ? output : cell.text(), code ? cell.text() : ""));
        }
        return passages;
    }

    /** The document of the blocks that its items keep now. */
    ContextDocument toDocument(List<Omission> focusOmissions) {
        ContextDocument original = document.document();
        List<Omission> omissions = new ArrayList<>(original.omissions());
        omissions.addAll(focusOmissions);
        return original.toBuilder()
                .pages(selectPages())
                .files(select(document.files(), files))
                .tables(selectTables())
                .leaderboard(select(original.leaderboard(), leaderboard))
                .discussions(selectDiscussions())
                .notebooks(selectNotebooks())
                .omissions(omissions)
                .build();
    }

    private List<Page> selectPages() {
        return selectItems(pages, number -> {
            Page page = document.pages().get(number).value();
            return new Page(page.name(), text(page.markdown(), pages.get(number), pageBlocks.get(number)));
        });
    }

    private List<Discussion> selectDiscussions() {
        return selectItems(discussions, number -> {
            Discussion one = document.discussions().get(number).value();
            String text = text(one.text(), discussions.get(number), discussionBlocks.get(number));
            return new Discussion(one.title(), one.author(), one.votes(), one.url(), text);
        });
    }

    private String text(String original, FocusItem item, TextBlocks blocks) {
        if (IntStream.range(0, item.passages().size()).allMatch(item::isWhole)) {
            return original;
        }
        TextBlocks.ExcerptBuilder text = blocks.text();
        item.tokensByBlock().forEach((block, tokens) -> {
            String source = blocks.source(block);
            text.add(block, item.isWhole(block) ? source : excerpt.markdown(source, tokens));
        });
        return text.toString();
    }

    private List<Notebook> selectNotebooks() {
        return selectItems(notebooks, number -> {
            Notebook notebook = document.notebooks().get(number).value();
            List<Cell> cells = new ArrayList<>();
            notebooks.get(number).tokensByBlock().forEach((at, tokens) -> {
                Cell cell = notebook.cells().get(at);
                Cell part = notebooks.get(number).isWhole(at) ? cell : excerpt.cell(cell, tokens);
                if (part != null) {
                    cells.add(part);
                }
            });
            return notebook.withCells(cells);
        });
    }

    private List<Table> selectTables() {
        return selectItems(tables, number -> {
            Table table = document.tables().get(number).value();
            List<Column> columns = select(table.columns(), tables.get(number));
            return new Table(table.file(), columns, table.rowsSampled(), List.of(), table.rows());
        });
    }

    private static <T> List<T> selectItems(List<FocusItem> items, java.util.function.IntFunction<T> part) {
        return IntStream.range(0, items.size())
                .filter(number -> !items.get(number).tokensByBlock().isEmpty())
                .mapToObj(part)
                .toList();
    }

    private static <T> List<T> select(List<T> all, FocusItem item) {
        return item.tokensByBlock().keySet().stream().map(all::get).toList();
    }
}
