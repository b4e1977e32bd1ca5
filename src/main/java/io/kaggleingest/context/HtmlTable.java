package io.kaggleingest.context;

import java.util.ArrayList;
import java.util.List;

import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** An HTML table as a Markdown table, or as its contents where it was only made for layout. */
final class HtmlTable {
    private HtmlTable() {}

    static void add(Element table, List<String> blocks) {
        List<Element> rows = rows(table);
        int width = rows.stream().mapToInt(row -> cells(row).size()).max().orElse(0);
        if (width < 2 || table.selectFirst("table table, pre, h1, h2, h3") != null) {
            rows.forEach(row -> cells(row).forEach(cell -> blocks.addAll(HtmlMarkdown.blocks(cell))));
            return;
        }
        List<List<String>> texts = new ArrayList<>();
        for (Element row : rows) {
            texts.add(cells(row).stream().map(HtmlTable::text).toList());
        }
        blocks.add(MarkdownTable.of(texts.get(0), texts.subList(1, texts.size())));
    }

    private static String text(Element cell) {
        return String.join(" ", HtmlMarkdown.blocks(cell));
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
