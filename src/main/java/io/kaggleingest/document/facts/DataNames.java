package io.kaggleingest.document.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.kaggleingest.document.page.PageKind;
import io.kaggleingest.document.text.Markdown.Kind;

/**
 * Names of files and columns in a data description. What opens an item or a paragraph is a file or a folder if it looks
 * like one, else a column of the file above it.
 */
final class DataNames {
    /** Files, and columns of one file, that are named. */
    private static final int MOST = 150;

    private static final Pattern COLUMN_WORDS = Pattern.compile(
            "(?i)\\b(?:columns?|fields?|features?|variables?|attributes?|metadata|schema|keys|headers?)\\b");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][\\w.-]{0,79}(?:\\[[\\w, .-]+])?");
    private static final Pattern JSON_KEY = Pattern.compile("(?m)^[ \t]*+\"?([A-Za-z_]\\w{0,79})\"?\\s*:\\s*\\S");
    private static final Pattern LABEL = Pattern.compile(
            "(?i)(?:note|notes|important|update|warning|disclaimer|example|examples|comment|nb|remark|hint|tip|ps|edit|caution|attention)\\W*");
    private static final Pattern TABLE_HEADER =
            Pattern.compile("(?i)names?|variables?|files?|columns?|fields?|features?|descriptions?|types?");

    private record Entry(Passage passage, Opening opening) {}

    private final Set<String> files = new LinkedHashSet<>();
    private final Map<String, Set<String>> columns = new LinkedHashMap<>();
    private final Map<String, List<Entry>> lists = new HashMap<>();
    private String current = "";
    private String source = "";

    DataNames(List<Passage> passages) {
        List<Entry> entries = passages.stream()
                .filter(passage -> passage.kind() == PageKind.DATA)
                .map(passage -> new Entry(passage, Opening.of(passage.source())))
                .toList();
        entries.forEach(entry -> lists.computeIfAbsent(list(entry.passage()), unused -> new ArrayList<>())
                .add(entry));
        entries.forEach(this::read);
        MentionedNames mentions = new MentionedNames(passages);
        mentions.files().forEach(files::add);
        mentions.columns().stream()
                .filter(name -> !isKnown(name) && !isStemOfFile(name))
                .forEach(name -> column("", name));
        if (source.isEmpty()) {
            source = mentions.source();
        }
    }

    /** What stands in one list, or below one heading, is of one sort. */
    private static String list(Passage passage) {
        return passage.page() + "\n" + passage.form() + passage.level() + "\n" + passage.heading()
                + (passage.form() == Kind.ITEM ? "\n" + passage.lead() : "");
    }

    private void read(Entry entry) {
        Passage passage = entry.passage();
        List<String> names = entry.opening().names();
        int before = files.size() + columns.size();
        if (passage.isCode()) {
            keys(passage);
        } else if (passage.form() == Kind.ROW) {
            row(passage);
        } else if (!names.isEmpty() && names.stream().allMatch(name -> isFile(name, entry))) {
            names.forEach(this::file);
        } else if (passage.form() != Kind.HEADING && !names.isEmpty() && areColumns(entry)) {
            names.stream().filter(DataNames::mayBeColumn).forEach(name -> column(current, name));
        }
        if (source.isEmpty() && files.size() + columns.size() > before) {
            source = passage.location();
        }
    }

    private void file(String name) {
        current = name;
        if (files.size() < MOST) {
            files.add(name);
        }
    }

    private void column(String file, String name) {
        Set<String> of = columns.computeIfAbsent(file, unused -> new LinkedHashSet<>());
        if (of.size() < MOST) {
            of.add(name);
        }
    }

    private boolean isFile(String name, Entry entry) {
        if (FileNames.isSurely(name)) {
            return true;
        }
        Passage passage = entry.passage();
        if (passage.form() == Kind.HEADING
                || name.contains(" ")
                || COLUMN_WORDS.matcher(passage.heading()).find()) {
            return false;
        }
        boolean amongFiles = lists.getOrDefault(list(passage), List.of()).stream()
                .limit(MOST)
                .flatMap(other -> other.opening().names().stream())
                .anyMatch(FileNames::isSurely);
        return FileNames.isSaidToBe(entry.opening().about())
                        && IDENTIFIER.matcher(name).matches()
                || amongFiles && FileNames.mayBe(name);
    }

    private boolean areColumns(Entry entry) {
        Passage passage = entry.passage();
        Opening opening = entry.opening();
        String name = opening.names().get(0);
        boolean item = passage.form() == Kind.ITEM;
        boolean announced = COLUMN_WORDS.matcher(passage.heading()).find()
                || COLUMN_WORDS.matcher(passage.lead()).find();
        boolean identifier = IDENTIFIER.matcher(name).matches();
        if (opening.marked()) {
            String text = passage.source().strip().replaceFirst("^[-*+]\\s+", "");
            return text.startsWith("\"")
                    || text.startsWith("`") && (item || announced)
                    || announced && (item || identifier && !opening.about().isEmpty())
                    || item && !current.isEmpty() && identifier;
        }
        if (!item || !identifier) {
            return false;
        }
        List<Entry> siblings = lists.getOrDefault(list(passage), List.of());
        return opening.about().isEmpty()
                ? isListOfNames(siblings, announced, true)
                : announced || name.contains("_") || isListOfNames(siblings, false, false);
    }

    /** @param isBare whether there is nothing but names */
    private static boolean isListOfNames(List<Entry> items, boolean announced, boolean isBare) {
        List<Entry> some = items.subList(0, Math.min(MOST, items.size()));
        List<String> names = some.stream()
                .map(Entry::opening)
                .filter(opening -> !opening.names().isEmpty() && opening.about().isEmpty() == isBare)
                .map(opening -> opening.names().get(0))
                .filter(name -> IDENTIFIER.matcher(name).matches())
                .toList();
        boolean joined =
                names.stream().anyMatch(name -> name.contains("_") || name.matches("(?=\\w++$)\\w*?[a-z][A-Z]\\w*+"));
        return names.size() >= 2 && names.size() * 10 >= some.size() * 6 && (joined || announced);
    }

    private static boolean mayBeColumn(String name) {
        return !LABEL.matcher(name).matches()
                && name.split("\\s+").length <= 5
                && name.length() <= 80
                && !name.matches("[-+\\d.,%\\s/=<>]+")
                && !name.endsWith("?")
                && !FileNames.isSurely(name);
    }

    private boolean isKnown(String name) {
        return columns.values().stream().anyMatch(of -> of.contains(name));
    }

    private boolean isStemOfFile(String name) {
        return FileNames.mayBe(name)
                && files.stream()
                        .anyMatch(file -> file.replaceAll("^/|/$|\\.\\w+$", "").equals(name));
    }

    /** Keys of an example in JSON, where there are several. */
    private void keys(Passage passage) {
        List<String> keys = JSON_KEY.matcher(passage.text())
                .results()
                .map(key -> key.group(1))
                .distinct()
                .limit(MOST)
                .toList();
        if (keys.size() >= 3 && passage.text().contains("{")) {
            keys.stream().filter(key -> !isKnown(key)).forEach(key -> column(current, key));
        }
    }

    /** A table of files or of columns: the name is in the first cell. */
    private void row(Passage passage) {
        String name = passage.cells().isEmpty() ? "" : passage.cells().get(0).strip();
        if (FileNames.isSurely(name)) {
            file(name);
        } else if (IDENTIFIER.matcher(name).matches()
                && passage.cells().size() > 1
                && !TABLE_HEADER.matcher(name).matches()) {
            column(current, name);
        }
    }

    List<String> files() {
        return new ArrayList<>(files);
    }

    /** By file, as the host describes them; files with the same columns together. */
    String columns() {
        Map<Set<String>, List<String>> alike = new LinkedHashMap<>();
        columns.forEach((file, names) ->
                alike.computeIfAbsent(names, unused -> new ArrayList<>()).add(file));
        return alike.entrySet().stream()
                .map(entry -> {
                    String of = entry.getValue().stream()
                            .filter(file -> !file.isEmpty())
                            .collect(Collectors.joining(", "));
                    String names = entry.getKey().stream().map(DataNames::exact).collect(Collectors.joining(", "));
                    return of.isEmpty() ? names : of + ": " + names;
                })
                .collect(Collectors.joining("; "));
    }

    /** In quotation marks where its ends could not be seen. */
    static String exact(String name) {
        boolean plain = name.equals(name.strip()) && !name.contains("  ") && !name.contains(",") && !name.isEmpty();
        return plain ? name : "\"" + name + "\"";
    }

    String source() {
        return source;
    }
}
