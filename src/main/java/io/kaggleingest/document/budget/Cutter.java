package io.kaggleingest.document.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.ContextDocument.Discussion;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.budget.DocumentPieces.Part;
import io.kaggleingest.document.budget.DocumentPieces.TablePart;

/**
 * A document as pieces in the order of their {@link Priority}. Each item keeps a beginning of its pieces, and of a text or
 * a notebook also a beginning of the piece that is too large.
 */
final class Cutter implements CutStrategy {
    private final DocumentPieces document;
    private final TextCutter cutter;
    private final List<CutItem> pages = new ArrayList<>();
    private final List<CutItem> columns = new ArrayList<>();
    private final List<CutItem> rows = new ArrayList<>();
    private final List<CutItem> discussions = new ArrayList<>();
    private final List<CutItem> notebooks = new ArrayList<>();
    private final CutItem files;
    private final CutItem leaderboard;
    private final List<CutItem> byPriority;

    Cutter(DocumentPieces document, TextCutter cutter) {
        this.document = document;
        this.cutter = cutter;
        for (Part<Page> page : document.pages()) {
            String name = page.value().name();
            pages.add(new CutItem("pages", name, Priority.of(page.value()), tokens(page.pieces()), true));
        }
        for (TablePart table : document.tables()) {
            String file = table.value().file();
            columns.add(new CutItem("tables", file, Priority.COLUMNS, tokens(table.columns()), false));
            rows.add(new CutItem("tables", "rows of " + file, Priority.ROWS, tokens(table.rows()), false));
        }
        int[] names = tokens(Pieces.of(document.files(), null));
        files = new CutItem("files", "names", Priority.FILES, names, false);
        int[] standings = tokens(Pieces.of(document.document().leaderboard(), null));
        leaderboard = new CutItem("leaderboard", "rows", Priority.LEADERBOARD, standings, false);
        for (Part<Notebook> notebook : document.notebooks()) {
            Priority priority = notebooks.isEmpty() ? Priority.BEST_NOTEBOOK : Priority.NOTEBOOKS;
            String ref = notebook.value().ref();
            notebooks.add(new CutItem("notebooks", ref, priority, tokens(notebook.pieces()), true));
        }
        for (Part<Discussion> one : document.discussions()) {
            Priority priority = Priority.of(one.value());
            discussions.add(new CutItem("discussions", one.value().title(), priority, tokens(one.pieces()), true));
        }
        byPriority = new ArrayList<>(pages);
        byPriority.addAll(columns);
        byPriority.addAll(rows);
        byPriority.add(files);
        byPriority.add(leaderboard);
        byPriority.addAll(notebooks);
        byPriority.addAll(discussions);
        byPriority.sort(Comparator.comparing(CutItem::priority));
    }

    private int[] tokens(Pieces pieces) {
        return pieces.tokens(cutter.format(), cutter.count());
    }

    @Override
    public ContextDocument to(int share) {
        byPriority.forEach(CutItem::clear);
        int remaining = share;
        Map<Priority, Integer> tokensByPriority = new EnumMap<>(Priority.class);
        for (CutItem item : byPriority) {
            int allowance = item.priority().allowance(share, tokensByPriority.getOrDefault(item.priority(), 0));
            int cost = item.take(Math.min(remaining, allowance));
            tokensByPriority.merge(item.priority(), cost, Integer::sum);
            remaining -= cost;
        }
        for (CutItem item : byPriority) {
            remaining -= item.take(remaining);
        }
        return cutDocument();
    }

    @Override
    public int cost() {
        return byPriority.stream().mapToInt(CutItem::cost).sum();
    }

    @Override
    public Omission all() {
        return new Omission("all but facts", "max_tokens", cost());
    }

    private ContextDocument cutDocument() {
        ContextDocument original = document.document();
        return original.toBuilder()
                .pages(cutParts(document.pages(), pages, this::page))
                .files(document.files().subList(0, files.wholePieces()))
                .tables(tables())
                .leaderboard(original.leaderboard().subList(0, leaderboard.wholePieces()))
                .discussions(cutParts(document.discussions(), discussions, this::discussion))
                .notebooks(cutParts(document.notebooks(), notebooks, this::notebook))
                .omissions(omissions())
                .build();
    }

    /** @param cut null if nothing of it is left */
    private static <T> List<T> cutParts(List<Part<T>> all, List<CutItem> items, BiFunction<Part<T>, CutItem, T> cut) {
        List<T> values = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            T value = items.get(i).isWhole() ? all.get(i).value() : cut.apply(all.get(i), items.get(i));
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private @Nullable Page page(Part<Page> part, CutItem item) {
        String text = beginning(part.pieces(), item);
        return text.isEmpty() ? null : new Page(part.value().name(), text);
    }

    private @Nullable Discussion discussion(Part<Discussion> part, CutItem item) {
        String text = beginning(part.pieces(), item);
        Discussion one = part.value();
        return text.isEmpty() ? null : new Discussion(one.title(), one.author(), one.votes(), one.url(), text);
    }

    private String beginning(Pieces pieces, CutItem item) {
        String text = pieces.beginning(item.wholePieces());
        return item.next() == 0 ? text : text + cutter.markdown(pieces.block(item.wholePieces()), item.next());
    }

    private @Nullable Notebook notebook(Part<Notebook> part, CutItem item) {
        List<Cell> all = part.value().cells();
        List<Cell> cells = new ArrayList<>(all.subList(0, item.wholePieces()));
        Cell next = item.next() == 0 ? null : cutter.cell(all.get(item.wholePieces()), item.next());
        if (next != null) {
            cells.add(next);
        }
        return cells.isEmpty() ? null : part.value().withCells(cells);
    }

    /** Sample rows only where their columns are all there. */
    private List<Table> tables() {
        List<Table> cutTables = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Table table = document.tables().get(i).value();
            int width = columns.get(i).wholePieces();
            int height = columns.get(i).isWhole() ? rows.get(i).wholePieces() : 0;
            if (width > 0) {
                cutTables.add(new Table(
                        table.file(),
                        table.columns().subList(0, width),
                        table.rowsSampled(),
                        table.sample().subList(0, height),
                        table.rows()));
            }
        }
        return cutTables;
    }

    /** One entry for each kind of part: an entry for each of them would cost what it saves. */
    private List<Omission> omissions() {
        Map<String, List<CutItem>> cut = new LinkedHashMap<>();
        for (CutItem item : byPriority) {
            if (!item.isWhole()) {
                cut.computeIfAbsent(item.part(), part -> new ArrayList<>()).add(item);
            }
        }
        List<Omission> all = new ArrayList<>(document.document().omissions());
        cut.forEach((part, items) -> {
            List<String> names =
                    items.stream().limit(8).map(CutItem::describeCut).toList();
            String more = items.size() > 8 ? " and " + (items.size() - 8) + " more" : "";
            int tokens = items.stream().mapToInt(CutItem::cut).sum();
            all.add(new Omission(part, "max_tokens: " + String.join(", ", names) + more, tokens));
        });
        return all;
    }
}
