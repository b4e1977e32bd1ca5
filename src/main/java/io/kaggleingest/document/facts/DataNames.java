package io.kaggleingest.document.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.kaggleingest.document.text.Markdown.Kind;

/**
 * Names of files and columns in a data description. What opens an item or a paragraph is a file or a folder if it looks
 * like one, else a column of the file above it.
 */
final class DataNames {
    private static final int MOST = 150;
    private static final Pattern EXTENSION = Pattern.compile("(?i).*[\\w*}\\])>]\\.(?:csv|tsv|txt|json|jsonl|ndjson|geojson|zip|gz|tar|tgz|7z|rar|bz2"
            + "|parquet|feather|arrow|pkl|pickle|npy|npz|h5|hdf5|hdf|mat|bson|db|sqlite|xml|html|md|pdf|doc|docx|xlsx?|jpe?g|png|bmp|gif|tiff?|dcm"
            + "|dicom|nii|wav|mp3|mp4|flac|ogg|avi|mov|edf|py|r|ipynb|proto|tfrecords?|tfrec|bin|dat|data|o|obs|nmea|log|yaml|yml|shp|kml|las|ply"
            + "|stl|pt|pth|onnx|model|bam|vcf|fasta|fa|sdf|xyz|pdb|cif|mol)");
    private static final Pattern FOLDER = Pattern.compile("/?[\\w\\[\\]{}|<>.,*-]+(?:/[\\w\\[\\]{}|<>.,*-]*)+/?|/[\\w-]+");
    private static final Pattern BRACKETS = Pattern.compile("[\\w-]*[\\[{][\\w/|,-]+[\\]}][\\w-]*");
    private static final Pattern OF_A_FOLDER = Pattern.compile("(?i)(?:train|test|valid\\w*|sample|supplement\\w*)?[_-]?(?:images?|audio|masks?|videos?|photos?|folder|files|clips"
            + "|recordings|spectrograms|train|test)(?:[_-]\\w+)?");
    private static final Pattern ABOUT_A_FILE = Pattern.compile("(?i)^(?:[\\w-]+ ){0,3}?(?:file|folder|directory|archive|zip)\\b.*|^(?:the )?(?:training|test|testing|train) (?:set )?images\\b.*");
    private static final Pattern COLUMN_WORDS = Pattern.compile("(?i)\\b(?:columns?|fields?|features?|variables?|attributes?|metadata|schema|keys|headers?)\\b");
    private static final Pattern SPEAKS_OF_COLUMNS = Pattern.compile(
            "(?i)\\b(?:columns?|fields?|variables?|features?|attributes?|metadata|targets?|labels?|predict\\w*|values?|each (?:row|line)|identifier)\\b");
    private static final Pattern CODE = Pattern.compile("`([A-Za-z_][A-Za-z0-9_]{0,79})`|\"([a-z]+_[a-z0-9_]{1,60})\"");
    private static final Pattern BOLD_COLUMN = Pattern.compile("\\*\\*([A-Za-z_][\\w-]{0,79})\\*\\*(?=\\*{0,2} (?:column|field|variable|feature|attribute)s?\\b)"
            + "|\\b(?:column|field|variable|feature|attribute|has an?|unique), ?\\*\\*([A-Za-z_][\\w-]{0,79})\\*\\*|\\b(?:column|field|variable|has an?) \\*\\*([A-Za-z_][\\w-]{0,79})\\*\\*");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][\\w.-]{0,79}(?:\\[[\\w, .-]+])?");
    private static final Pattern JSON_KEY = Pattern.compile("(?m)^\\s*\"?([A-Za-z_]\\w{0,79})\"?\\s*:\\s*\\S");
    private static final Pattern LABEL = Pattern.compile("(?i)(?:note|notes|important|update|warning|disclaimer|example|examples|comment|nb|remark|hint|tip|ps|edit|caution|attention)\\W*");

    private final Set<String> files = new LinkedHashSet<>();
    private final Map<String, Set<String>> columns = new LinkedHashMap<>();
    private String current = "";
    private String source = "";

    DataNames(List<Passage> passages) {
        List<Passage> data = passages.stream().filter(passage -> passage.kind() == PageKind.DATA).toList();
        for (int i = 0; i < data.size(); i++) {
            read(data, i);
        }
    }

    private void read(List<Passage> all, int index) {
        Passage passage = all.get(index);
        source = source.isEmpty() ? passage.where() : source;
        if (passage.isCode()) {
            code(passage);
            return;
        }
        if (passage.form() == Kind.ROW) {
            row(passage);
            return;
        }
        Opening opening = Opening.of(passage.source());
        List<String> names = opening.names();
        if (!names.isEmpty() && names.stream().allMatch(name -> isFile(name, opening, passage, all))) {
            names.forEach(this::file);
        } else if (passage.form() != Kind.HEADING && !names.isEmpty() && areColumns(opening, passage, all)) {
            names.stream().filter(DataNames::mayBeColumn).forEach(this::column);
        }
        if (passage.form() != Kind.HEADING) {
            passage.sentences().stream().limit(40).forEach(this::mentioned);
            inline(passage);
        }
    }

    private void file(String name) {
        current = name;
        if (files.size() < MOST) {
            files.add(name);
        }
    }

    private void column(String name) {
        Set<String> of = columns.computeIfAbsent(current, file -> new LinkedHashSet<>());
        if (of.size() < MOST) {
            of.add(name);
        }
    }

    private boolean isFile(String name, Opening opening, Passage passage, List<Passage> all) {
        if (name.matches("\\d[\\d.,%]*|\\d+/\\d+|[a-zA-Z]{1,3}/[a-zA-Z]{1,3}") || name.contains(" ") && !EXTENSION.matcher(name).matches()) {
            return false;
        }
        if (isSurelyFile(name)) {
            return true;
        }
        boolean amongFiles = passage.form() != Kind.HEADING && siblings(passage, all).stream()
                .flatMap(one -> Opening.of(one.source()).names().stream())
                .anyMatch(DataNames::isSurelyFile);
        boolean aboutFile = ABOUT_A_FILE.matcher(opening.about()).matches() && IDENTIFIER.matcher(name).matches();
        return BRACKETS.matcher(name).matches() && amongFiles
                || aboutFile && passage.form() != Kind.HEADING
                || amongFiles && OF_A_FOLDER.matcher(name).matches();
    }

    static boolean isSurelyFile(String name) {
        return EXTENSION.matcher(name).matches() && !name.contains(", ")
                || FOLDER.matcher(name).matches() && !BRACKETS.matcher(name).matches();
    }

    /** The items of the same list. */
    private static List<Passage> siblings(Passage passage, List<Passage> all) {
        return all.stream()
                .filter(one -> one.form() == passage.form()
                        && one.level() == passage.level()
                        && one.heading().equals(passage.heading())
                        && (passage.form() != Kind.ITEM || one.lead().equals(passage.lead())))
                .limit(MOST)
                .toList();
    }

    private boolean areColumns(Opening opening, Passage passage, List<Passage> all) {
        String name = opening.names().get(0);
        boolean announced = COLUMN_WORDS.matcher(passage.heading()).find() || COLUMN_WORDS.matcher(passage.lead()).find();
        boolean code = passage.source().strip().replaceFirst("^[-*+]\\s+", "").startsWith("`");
        if (opening.marked()) {
            boolean quoted = passage.source().strip().startsWith("\"");
            boolean item = passage.form() == Kind.ITEM;
            return code && (item || announced)
                    || quoted
                    || announced && (item || IDENTIFIER.matcher(name).matches() && !opening.about().isEmpty())
                    || item && !current.isEmpty() && IDENTIFIER.matcher(name).matches();
        }
        if (passage.form() != Kind.ITEM || !IDENTIFIER.matcher(name).matches()) {
            return false;
        }
        if (opening.about().isEmpty()) {
            return isListOfNames(siblings(passage, all), announced);
        }
        return announced || name.contains("_") || !current.isEmpty() && name.matches("[a-z0-9_]+|[A-Z]\\w*[a-z][A-Z]\\w*");
    }

    private static boolean isListOfNames(List<Passage> items, boolean announced) {
        long names = items.stream()
                .filter(one -> IDENTIFIER.matcher(one.text()).matches())
                .count();
        boolean joined = items.stream().anyMatch(one -> one.text().contains("_"));
        return items.size() >= 2 && names * 10 >= items.size() * 6L && (joined || announced);
    }

    private static boolean mayBeColumn(String name) {
        return !LABEL.matcher(name).matches()
                && name.split("\\s+").length <= 5
                && name.length() <= 80
                && !name.matches("[-+\\d.,%\\s/=<>]+")
                && !name.endsWith("?")
                && !isSurelyFile(name);
    }

    /** "The `price` column", "predict the `grade`": code in a sentence that speaks of columns. */
    private void mentioned(String sentence) {
        // Sentences have lost their marks; the source of the passage is looked at instead.
        if (SPEAKS_OF_COLUMNS.matcher(sentence).find()) {
            speaks = true;
        }
    }

    private boolean speaks;

    private void inline(Passage passage) {
        boolean told = speaks;
        speaks = false;
        if (!told) {
            return;
        }
        for (String sentence : passage.source().split("(?<=[.!?])\\s+(?=[\\p{Lu}`*])")) {
            if (SPEAKS_OF_COLUMNS.matcher(sentence).find()) {
                groups(CODE.matcher(sentence));
            }
            groups(BOLD_COLUMN.matcher(sentence));
        }
    }

    private void groups(Matcher found) {
        while (found.find()) {
            for (int i = 1; i <= found.groupCount(); i++) {
                String name = found.group(i);
                if (name != null && mayBeColumn(name) && !files.contains(name) && !isKnown(name)) {
                    column(name);
                }
            }
        }
    }

    private boolean isKnown(String name) {
        return columns.values().stream().anyMatch(of -> of.contains(name));
    }

    /** Keys of an example in JSON, where there are several. */
    private void code(Passage passage) {
        List<String> keys = JSON_KEY.matcher(passage.text()).results().map(key -> key.group(1)).distinct().toList();
        if (keys.size() >= 3 && passage.text().contains("{")) {
            keys.stream().filter(key -> !isKnown(key)).forEach(this::column);
        }
    }

    /** A table of files or of columns: the name is in the first cell. */
    private void row(Passage passage) {
        String name = passage.cells().isEmpty() ? "" : passage.cells().get(0).strip();
        if (isSurelyFile(name)) {
            file(name);
        } else if (IDENTIFIER.matcher(name).matches() && passage.cells().size() > 1 && !COLUMN_WORDS.matcher(name).matches()
                && !name.matches("(?i)names?|variable|file|description|type")) {
            column(name);
        }
    }

    List<String> files() {
        return new ArrayList<>(files);
    }

    /** By file, as the host describes them; files with the same columns together. */
    String columns() {
        Map<Set<String>, List<String>> alike = new LinkedHashMap<>();
        columns.forEach((file, names) -> alike.computeIfAbsent(names, none -> new ArrayList<>()).add(file));
        return alike.entrySet().stream()
                .map(entry -> {
                    String of = entry.getValue().stream().filter(file -> !file.isEmpty()).collect(Collectors.joining(", "));
                    String names = entry.getKey().stream().map(DataNames::exact).collect(Collectors.joining(", "));
                    return of.isEmpty() ? names : of + ": " + names;
                })
                .collect(Collectors.joining("; "));
    }

    /** In quotation marks where its ends could not be seen. */
    static String exact(String name) {
        return name.equals(name.strip()) && !name.contains("  ") && !name.contains(",") && !name.isEmpty() ? name : "\"" + name + "\"";
    }

    String source() {
        return source;
    }
}
