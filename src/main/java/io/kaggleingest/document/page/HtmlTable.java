package io.kaggleingest.document.page;

import java.util.ArrayList;
import java.util.List;

import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

import io.kaggleingest.document.text.MarkdownTable;

/** An HTML table as a Markdown table, or as its contents where it was only made for layout. */
final class HtmlTable {
    /** No reader of a page sees more columns. */
    private static final int COLUMNS = 200;

    private static final String BLOCKS = "h1, h2, h3, h4, h5, h6, table, pre, p, ul, ol, blockquote";

    private static final String MARKED = "h1, h2, h3, h4, h5, h6, table, pre, ul, ol, blockquote";

    /** Blocks in a cell. */
    private static final int FRAME = 8;

    private final List<List<String>> rows = new ArrayList<>();
    /** By column: how many rows the cell above still reaches over, and what it says. */
    private final List<Integer> reach = new ArrayList<>();

    private final List<String> above = new ArrayList<>();

    private HtmlTable() {}

    static void add(Element table, List<String> blocks) {
        List<Element> rows = rows(table);
        Element caption = table.selectFirst("> caption");
        if (caption != null && !caption.text().isBlank()) {
            blocks.add("**" + HtmlInline.of(caption.childNodes()) + "**");
        }
        if (isLayout(table, rows)) {
            rows.forEach(row -> cells(row).forEach(cell -> blocks.addAll(HtmlMarkdown.blocks(cell))));
            return;
        }
        HtmlTable grid = new HtmlTable();
        rows.forEach(grid::row);
        blocks.add(MarkdownTable.of(grid.rows.get(0), grid.rows.subList(1, grid.rows.size())));
    }

    /** Made to put blocks beside each other: no data has several paragraphs with headings in a cell. */
    private static boolean isLayout(Element table, List<Element> rows) {
        int width = rows.stream().mapToInt(row -> cells(row).size()).max().orElse(0);
        boolean said = table.attr("role").matches("presentation|none");
        return width < 2
                || said
                || rows.stream()
                        .flatMap(row -> cells(row).stream())
                        .filter(cell -> cell.selectFirst(BLOCKS) != null)
                        .anyMatch(cell -> isFrame(cell, rows.size()));
    }

    /** Whether a cell with blocks in it is a page of its own. */
    private static boolean isFrame(Element cell, int rows) {
        int blocks = cell.select(BLOCKS).size();
        Element heading = cell.selectFirst("h1, h2, h3, h4, h5, h6");
        boolean headed =
                heading != null && cell.text().length() > heading.text().length() + 1;
        return headed || blocks > FRAME || rows == 1 && blocks > 1;
    }

    /** What reaches over several rows is said in each, what reaches over several columns only in the first. */
    private void row(Element row) {
        List<String> texts = new ArrayList<>();
        for (Element cell : cells(row)) {
            repeatSpans(texts);
            String text = text(cell);
            int end = Math.min(COLUMNS, texts.size() + span(cell, "colspan"));
            for (int column = texts.size(); column < end; column++) {
                reach(column, span(cell, "rowspan") - 1, text);
                texts.add(text);
                text = "";
            }
        }
        repeatSpans(texts);
        rows.add(texts);
    }

    private void repeatSpans(List<String> texts) {
        while (texts.size() < reach.size() && reach.get(texts.size()) > 0) {
            int column = texts.size();
            reach.set(column, reach.get(column) - 1);
            texts.add(above.get(column));
        }
    }

    private void reach(int column, int more, String text) {
        while (reach.size() <= column) {
            reach.add(0);
            above.add("");
        }
        reach.set(column, more);
        above.set(column, text);
    }

    private static int span(Element cell, String name) {
        String span = cell.attr(name).strip();
        return span.matches("[0-9]{1,4}") ? Math.max(1, Integer.parseInt(span)) : 1;
    }

    private static String text(Element cell) {
        List<String> blocks = HtmlMarkdown.blocks(cell);
        // What only looks like a heading or a list is words.
        return cell.selectFirst(MARKED) == null
                ? String.join(" ", blocks)
                : MarkdownLine.of(String.join("\n\n", blocks));
    }

    private static List<Element> rows(Element table) {
        List<Element> rows = new ArrayList<>();
        for (Element child : table.children()) {
            switch (child.normalName()) {
                case "tr" -> rows.add(child);
                case "thead", "tbody", "tfoot" ->
                    rows.addAll(child.children().stream()
                            .filter(row -> row.normalName().equals("tr"))
                            .toList());
                default -> {}
            }
        }
        rows.removeIf(row -> cells(row).isEmpty());
        return rows;
    }

    private static Elements cells(Element row) {
        Elements cells = row.children();
        cells.removeIf(
                cell -> !cell.normalName().equals("td") && !cell.normalName().equals("th"));
        return cells;
    }
}
