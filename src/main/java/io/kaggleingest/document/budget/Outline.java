package io.kaggleingest.document.budget;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Discussion;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.DocumentBuilder;
import io.kaggleingest.document.budget.DocumentPieces.Part;
import io.kaggleingest.document.budget.DocumentPieces.TablePart;
import io.kaggleingest.document.form.Format;

/** All that is kept of a resource as sections, also what a context leaves out, such as the notebooks behind the third. */
public final class Outline {
    private static final int LONGEST_NAME = 40;

    private final ContextDocument document;
    private final TextCutter prices;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    /** @param only puts the section alone into a document without parts and facts */
    private record Entry(Section section, UnaryOperator<DocumentBuilder> only) {}

    public Outline(Bundle bundle) {
        DocumentPieces pieces = bundle.pieces();
        document = pieces.document();
        prices = new TextCutter(Format.MD, bundle.count());
        if (!document.facts().isEmpty()) {
            int cost = document.facts().entrySet().stream()
                    .mapToInt(fact -> prices.cost(fact.getKey()) + prices.cost(fact.getValue()))
                    .sum();
            add("facts", "facts", "Key facts", cost, one -> one.facts(document.facts()));
        }
        for (Part<Page> page : pieces.pages()) {
            String name = page.value().name();
            add("page-" + name, "pages", name, cost(page.pieces()), one -> one.pages(List.of(page.value())));
        }
        if (!document.files().isEmpty()) {
            int cost = cost(Pieces.of(document.files(), null));
            add("files", "files", "Files", cost, one -> one.files(document.files()));
        }
        for (TablePart table : pieces.tables()) {
            String file = table.value().file();
            add("table-" + file, "tables", file, prices.cost(table), one -> one.tables(List.of(table.value())));
        }
        if (!document.leaderboard().isEmpty()) {
            int cost = cost(Pieces.of(document.leaderboard(), null));
            add("leaderboard", "leaderboard", "Leaderboard", cost, one -> one.leaderboard(document.leaderboard()));
        }
        for (Part<Discussion> one : pieces.discussions()) {
            String title = one.value().title();
            String id = "discussion-" + title;
            add(id, "discussions", title, cost(one.pieces()), only -> only.discussions(List.of(one.value())));
        }
        for (Part<Notebook> one : pieces.notebooks()) {
            String id = "notebook-" + one.value().ref();
            String title = one.value().title();
            add(id, "notebooks", title, cost(one.pieces()), only -> only.notebooks(List.of(one.value())));
        }
    }

    private int cost(Pieces pieces) {
        int cost = 0;
        for (int tokens : pieces.tokens(Format.MD, prices.count())) {
            cost += tokens;
        }
        return cost;
    }

    private void add(String name, String part, String title, int tokens, UnaryOperator<DocumentBuilder> only) {
        String id = id(name);
        String unique = id;
        for (int number = 2; !ids.add(unique); number++) {
            unique = id + "-" + number;
        }
        entries.add(new Entry(new Section(unique, part, title, tokens), only));
    }

    /** Of letters that need no escapes in a path; the others' names are told by their titles. */
    private static String id(String name) {
        String base =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return base.substring(0, Math.min(base.length(), LONGEST_NAME)).replaceAll("-$", "");
    }

    /** In the order of the document. */
    public List<Section> sections() {
        return entries.stream().map(Entry::section).toList();
    }

    public Optional<Section> section(String id) {
        return entries.stream()
                .map(Entry::section)
                .filter(section -> section.id().equals(id))
                .findFirst();
    }

    /** A document of nothing but that section. */
    public ContextDocument only(Section section) {
        Entry entry = entries.stream()
                .filter(one -> one.section().equals(section))
                .findFirst()
                .orElseThrow();
        DocumentBuilder base =
                document.toBuilder().withoutParts().facts(java.util.Map.of()).omissions(List.of());
        return entry.only().apply(base).build();
    }
}
