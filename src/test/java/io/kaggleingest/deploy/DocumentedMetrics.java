package io.kaggleingest.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The metrics of docs/metrics.md, each with the words of its row. */
record DocumentedMetrics(Map<String, Set<String>> words) {

    private static final Pattern ROW = Pattern.compile("\\| `([a-z_]+)` \\|(.*)");
    private static final Pattern WORD = Pattern.compile("`([^`]+)`");
    private static final Pattern USED = Pattern.compile(
            "\\b((?:kaggleingest|http|sql|postgresql|process|jvm|worker|netty)_[a-z0-9_]+)(?![:\\w])(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");

    /** Labels of which the page cannot list what they may be, and the bounds of histograms. */
    private static final Set<String> OPEN = Set.of("le", "status", "uri", "method", "job", "instance", "version");

    static DocumentedMetrics read() throws IOException {
        Map<String, Set<String>> words = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("docs", "metrics.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Set<String> found = new TreeSet<>();
                WORD.matcher(row.group(2)).results().map(word -> word.group(1)).forEach(found::add);
                words.put(row.group(1), found);
            }
        }
        return new DocumentedMetrics(words);
    }

    /** What an expression names that no row has. */
    List<String> unknownIn(String expression) {
        return USED.matcher(expression).results().flatMap(this::unknown).toList();
    }

    private Stream<String> unknown(MatchResult used) {
        String name = used.group(1);
        Set<String> row = words.getOrDefault(name, words.get(name.replaceFirst("_(bucket|count|sum|max)$", "")));
        if (row == null) {
            return Stream.of(name);
        }
        String labels = used.group(2) == null ? "" : used.group(2);
        return LABEL.matcher(labels)
                .results()
                .filter(label -> !OPEN.contains(label.group(1)))
                .flatMap(label -> Stream.concat(
                        Stream.of(label.group(1)), Pattern.compile("\\|").splitAsStream(label.group(3))))
                .filter(word -> !row.contains(word))
                .map(word -> name + " with " + word);
    }
}
