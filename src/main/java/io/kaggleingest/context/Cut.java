package io.kaggleingest.context;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import io.kaggleingest.context.ContextDocument.LeftOut;
import io.kaggleingest.context.ContextDocument.Notebook;
import io.kaggleingest.context.ContextDocument.Page;
import io.kaggleingest.context.ContextDocument.Table;

/**
 * A document as pieces in the order of their worth: the task first, then data, then the best notebook, then the rest.
 * Each item keeps a beginning of its pieces. In a first round no item may take more than its share, so that one long
 * page does not push out everything behind it; in a second round they fill up what is left.
 */
final class Cut {
    private final ContextDocument document;
    private final List<Item> pages = new ArrayList<>();
    private final List<Item> columns = new ArrayList<>();
    private final List<Item> rows = new ArrayList<>();
    private final List<Item> discussions = new ArrayList<>();
    private final List<Item> notebooks = new ArrayList<>();
    private final Item files;
    private final Item leaderboard;
    private final List<Item> byWorth;

    Cut(ContextDocument document, Form form) {
        this.document = document;
        for (Page page : document.pages()) {
            int rank = PageOrder.rank(page.name());
            int worth = rank <= 2 ? 0 : rank <= 5 ? 6 : 9;
            double share = rank <= 2 ? 0.12 : 0.06;
            pages.add(new Item("pages", page.name(), worth, share, Blocks.of(page.markdown()), form));
        }
        int count = Math.max(1, document.tables().size());
        for (Table table : document.tables()) {
            columns.add(new Item("tables", table.file(), 1, 0.2 / count, table.columns(), form));
            rows.add(new Item("tables", "rows of " + table.file(), 5, 0.08 / count, table.sample(), form));
        }
        files = new Item("files", "files", 2, 0.06, document.files(), form);
        leaderboard = new Item("leaderboard", "rows", 3, 0.04, document.leaderboard(), form);
        for (Notebook notebook : document.notebooks()) {
            boolean best = notebooks.isEmpty();
            notebooks.add(
                    new Item("notebooks", notebook.ref(), best ? 4 : 7, best ? 0.25 : 0.15, notebook.cells(), form));
        }
        document.discussions()
                .forEach(one -> discussions.add(new Item("discussions", one.title(), 8, 0.1, List.of(one), form)));
        byWorth = new ArrayList<>(pages);
        byWorth.addAll(columns);
        byWorth.addAll(rows);
        byWorth.add(files);
        byWorth.add(leaderboard);
        byWorth.addAll(notebooks);
        byWorth.addAll(discussions);
        byWorth.sort(Comparator.comparingInt(Item::worth));
    }

    /** What fits into about {@code share} tokens beside head and facts; not counted yet. */
    ContextDocument to(int share) {
        byWorth.forEach(Item::clear);
        int left = share;
        for (Item item : byWorth) {
            left -= item.take(Math.min(left, (int) (share * item.share())));
        }
        for (Item item : byWorth) {
            left -= item.take(left);
        }
        return kept().withLeftOut(leftOut());
    }

    /** Everything but head and facts, as one entry. */
    LeftOut all() {
        int tokens = byWorth.stream().mapToInt(Item::cost).sum();
        return new LeftOut("all but facts", "max_tokens", tokens);
    }

    private ContextDocument kept() {
        return document.withParts(
                kept(document.pages(), pages, Cut::page),
                document.files().subList(0, files.kept()),
                tables(),
                document.leaderboard().subList(0, leaderboard.kept()),
                kept(document.discussions(), discussions, (one, pieces) -> one),
                kept(document.notebooks(), notebooks, Cut::notebook));
    }

    private static <T> List<T> kept(List<T> all, List<Item> items, BiFunction<T, Integer, T> cut) {
        List<T> kept = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Item item = items.get(i);
            if (item.kept() > 0) {
                kept.add(item.isWhole() ? all.get(i) : cut.apply(all.get(i), item.kept()));
            }
        }
        return kept;
    }

    private static Page page(Page page, int blocks) {
        return new Page(
                page.name(), String.join("\n\n", Blocks.of(page.markdown()).subList(0, blocks)));
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
        return new Notebook(
                notebook.ref(),
                notebook.title(),
                notebook.author(),
                notebook.votes(),
                notebook.language(),
                notebook.url(),
                notebook.lastRun(),
                notebook.cells().subList(0, cells));
    }

    /** One entry for each kind of part: an entry for each of them would cost what it saves. */
    private List<LeftOut> leftOut() {
        Map<String, List<Item>> cut = new LinkedHashMap<>();
        for (Item item : byWorth) {
            if (!item.isWhole()) {
                cut.computeIfAbsent(item.part(), part -> new ArrayList<>()).add(item);
            }
        }
        List<LeftOut> all = new ArrayList<>(document.leftOut());
        cut.forEach((part, items) -> {
            List<String> names = items.stream().limit(8).map(Item::whatIsCut).toList();
            String more = items.size() > 8 ? " and " + (items.size() - 8) + " more" : "";
            int tokens = items.stream().mapToInt(Item::cut).sum();
            all.add(new LeftOut(part, "max_tokens: " + String.join(", ", names) + more, tokens));
        });
        return all;
    }
}
