package io.kaggleingest.document.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Discussion;
import io.kaggleingest.document.ContextDocument.LeftOut;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.document.text.Blocks;

/** A document as pieces in the order of their {@link Priority}; each item keeps a beginning of its pieces. */
final class Cutter {
    private final ContextDocument document;
    private final List<CutItem> pages = new ArrayList<>();
    private final List<CutItem> columns = new ArrayList<>();
    private final List<CutItem> rows = new ArrayList<>();
    private final List<CutItem> discussions = new ArrayList<>();
    private final List<CutItem> notebooks = new ArrayList<>();
    private final CutItem files;
    private final CutItem leaderboard;
    private final List<CutItem> byWorth;

    Cutter(ContextDocument document, PieceTokens sizes, Format format) {
        this.document = document;
        for (Page page : document.pages()) {
            Priority worth = Priority.ofPage(page.name());
            pages.add(new CutItem("pages", page.name(), worth, sizes.ofText(format, page, page.markdown())));
        }
        for (Table table : document.tables()) {
            columns.add(new CutItem("tables", table.file(), Priority.COLUMNS, sizes.ofPieces(format, table.columns())));
            rows.add(new CutItem(
                    "tables", "rows of " + table.file(), Priority.ROWS, sizes.ofPieces(format, table.sample())));
        }
        files = new CutItem("files", "names", Priority.FILES, sizes.ofPieces(format, document.files()));
        leaderboard = new CutItem(
                "leaderboard", "rows", Priority.LEADERBOARD, sizes.ofPieces(format, document.leaderboard()));
        for (Notebook notebook : document.notebooks()) {
            Priority worth = notebooks.isEmpty() ? Priority.BEST_NOTEBOOK : Priority.NOTEBOOKS;
            notebooks.add(new CutItem("notebooks", notebook.ref(), worth, sizes.ofPieces(format, notebook.cells())));
        }
        for (Discussion one : document.discussions()) {
            discussions.add(
                    new CutItem("discussions", one.title(), Priority.of(one), sizes.ofText(format, one, one.text())));
        }
        byWorth = new ArrayList<>(pages);
        byWorth.addAll(columns);
        byWorth.addAll(rows);
        byWorth.add(files);
        byWorth.add(leaderboard);
        byWorth.addAll(notebooks);
        byWorth.addAll(discussions);
        byWorth.sort(Comparator.comparing(CutItem::worth));
    }

    /** What fits into about {@code share} tokens beside head and facts; not counted yet. */
    ContextDocument to(int share) {
        byWorth.forEach(CutItem::clear);
        int left = share;
        Map<Priority, Integer> taken = new EnumMap<>(Priority.class);
        for (CutItem item : byWorth) {
            int allowance = item.worth().allowance(share, taken.getOrDefault(item.worth(), 0));
            int spent = item.take(Math.min(left, allowance));
            taken.merge(item.worth(), spent, Integer::sum);
            left -= spent;
        }
        for (CutItem item : byWorth) {
            left -= item.take(left);
        }
        return kept().withLeftOut(leftOut());
    }

    /** About what all of it costs, head and facts aside. */
    int cost() {
        return byWorth.stream().mapToInt(CutItem::cost).sum();
    }

    /** Everything but head and facts, as one entry. */
    LeftOut all() {
        return new LeftOut("all but facts", "max_tokens", cost());
    }

    private ContextDocument kept() {
        return document.withParts(
                kept(document.pages(), pages, Cutter::page),
                document.files().subList(0, files.kept()),
                tables(),
                document.leaderboard().subList(0, leaderboard.kept()),
                kept(document.discussions(), discussions, Cutter::discussion),
                kept(document.notebooks(), notebooks, Cutter::notebook));
    }

    private static <T> List<T> kept(List<T> all, List<CutItem> items, BiFunction<T, Integer, T> cut) {
        List<T> kept = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            CutItem item = items.get(i);
            if (item.kept() > 0) {
                kept.add(item.isWhole() ? all.get(i) : cut.apply(all.get(i), item.kept()));
            }
        }
        return kept;
    }

    private static Page page(Page page, int blocks) {
        return new Page(page.name(), beginning(page.markdown(), blocks));
    }

    private static Discussion discussion(Discussion one, int blocks) {
        return new Discussion(one.title(), one.author(), one.votes(), one.url(), beginning(one.text(), blocks));
    }

    private static String beginning(String markdown, int blocks) {
        return String.join("\n\n", Blocks.of(markdown).subList(0, blocks));
    }

    /** Sample rows only where their columns are all there. */
    private List<Table> tables() {
        List<Table> kept = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Table table = document.tables().get(i);
            int width = columns.get(i).kept();
            int height = columns.get(i).isWhole() ? rows.get(i).kept() : 0;
            if (width > 0) {
                kept.add(new Table(
                        table.file(),
                        table.columns().subList(0, width),
                        table.rowsSampled(),
                        table.sample().subList(0, height)));
            }
        }
        return kept;
    }

    private static Notebook notebook(Notebook notebook, int cells) {
        return notebook.withCells(notebook.cells().subList(0, cells));
    }

    /** One entry for each kind of part: an entry for each of them would cost what it saves. */
    private List<LeftOut> leftOut() {
        Map<String, List<CutItem>> cut = new LinkedHashMap<>();
        for (CutItem item : byWorth) {
            if (!item.isWhole()) {
                cut.computeIfAbsent(item.part(), part -> new ArrayList<>()).add(item);
            }
        }
        List<LeftOut> all = new ArrayList<>(document.leftOut());
        cut.forEach((part, items) -> {
            List<String> names = items.stream().limit(8).map(CutItem::whatIsCut).toList();
            String more = items.size() > 8 ? " and " + (items.size() - 8) + " more" : "";
            int tokens = items.stream().mapToInt(CutItem::cut).sum();
            all.add(new LeftOut(part, "max_tokens: " + String.join(", ", names) + more, tokens));
        });
        return all;
    }
}
