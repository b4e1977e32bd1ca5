package io.kaggleingest.document.budget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.file.FileListing;
import io.kaggleingest.document.file.UnreadFiles;

/**
 * Files and notebooks that a request ignores are left out of key facts and counts, too. A fact that was read in an
 * ignored file or notebook goes; the file list and the counts of what was not read are made anew of the files that
 * stay.
 */
final class IgnoredNames {
    private static final String FILES = "files";

    private final ContextDocument document;
    private final List<Glob> globs;
    private final Set<String> names = new LinkedHashSet<>();

    private IgnoredNames(ContextDocument document, List<Glob> globs) {
        this.document = document;
        this.globs = globs;
        document.files().stream().map(File::name).forEach(this::add);
        document.tables().stream().map(Table::file).forEach(this::add);
        document.notebooks().forEach(notebook -> add(notebook.ref()));
        document.omissions().forEach(part -> add(nameIn(part)));
    }

    /** The document without facts and omissions that name them; its parts stay. */
    static ContextDocument remove(ContextDocument document, List<Glob> globs) {
        if (globs.isEmpty()) {
            return document;
        }
        IgnoredNames ignoredNames = new IgnoredNames(document, globs);
        return ignoredNames.names.isEmpty()
                ? document
                : document.toBuilder()
                        .facts(ignoredNames.facts())
                        .omissions(ignoredNames.omissions())
                        .build();
    }

    private void add(String name) {
        if (!name.isEmpty() && isIgnored(name)) {
            names.add(name);
        }
    }

    private boolean isIgnored(String name) {
        return globs.stream().anyMatch(glob -> glob.matches(name));
    }

    /** Of a file, a table or a notebook; empty for what is left out for another reason. */
    private static String nameIn(Omission part) {
        return part.part().matches("(?:file|table|notebook) \\S.*")
                ? part.part().replaceFirst("^\\w+ ", "")
                : "";
    }

    private Map<String, Fact> facts() {
        Map<String, Fact> facts = new LinkedHashMap<>();
        document.facts().forEach((name, fact) -> {
            Fact remainder = name.equals(FILES) ? listing(fact) : remainderOf(fact);
            if (remainder != null) {
                facts.put(name, remainder);
            }
        });
        return facts;
    }

    private @Nullable Fact listing(Fact fact) {
        String listing = FileListing.of(files());
        return listing.isEmpty() ? null : new Fact(listing, fact.source());
    }

    private List<File> files() {
        return document.files().stream().filter(file -> !isIgnored(file.name())).toList();
    }

    /** Without the clauses that name what is ignored; null where nothing is left, or where it was read there. */
    private @Nullable Fact remainderOf(Fact fact) {
        if (names.stream().anyMatch(name -> mentions(fact.source(), name))) {
            return null;
        }
        if (!(fact.value() instanceof String text)
                || names.stream().noneMatch(name -> mentions(text, name))
                || !fact.source().startsWith("file")) {
            return fact;
        }
        List<String> clauses = new ArrayList<>(List.of(text.split("; ")));
        clauses.removeIf(clause -> names.stream().anyMatch(name -> mentions(clause, name)));
        return clauses.isEmpty() ? null : new Fact(String.join("; ", clauses), fact.source());
    }

    /** As a whole name, not within another one. */
    private static boolean mentions(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            boolean begins = at == 0 || !isOfName(text.charAt(at - 1));
            int end = at + name.length();
            boolean ends = end == text.length() || !isOfName(text.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '/';
    }

    private List<Omission> omissions() {
        List<Omission> omissions = new ArrayList<>();
        Set<String> fileNames = new LinkedHashSet<>();
        document.tables().forEach(table -> fileNames.add(table.file()));
        for (Omission part : document.omissions()) {
            fileNames.add(nameIn(part));
            if (!UnreadFiles.isOne(part) && !names.contains(nameIn(part))) {
                omissions.add(part);
            }
        }
        omissions.addAll(UnreadFiles.of(files(), fileNames));
        return omissions;
    }
}
