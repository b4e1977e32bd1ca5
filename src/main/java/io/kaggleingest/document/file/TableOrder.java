package io.kaggleingest.document.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Which tabular files tell most of a task. First one each of train, test, sample submission and other submission; then
 * one of each series of files whose names differ in digits only, because those have the same columns; then the rest.
 * Within each of these three: fewer folders first, then by {@link Role}, then the shorter name, then the alphabet.
 */
public final class TableOrder {

    /** What a file is for, by a word in its name that is not within another word: "latest" is no test. */
    public enum Role {
        TRAIN("train"),
        TEST("test"),
        SAMPLE_SUBMISSION("sample.?submission"),
        SUBMISSION("submission"),
        OTHER("");

        private final Pattern word;

        Role(String word) {
            this.word = Pattern.compile("(?<![a-z])" + word);
        }

        public static Role of(String file) {
            // The parts of a table lie in a folder that has the name of the table.
            String table = PART.matcher(file).replaceFirst("");
            String name = table.substring(table.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            for (Role role : List.of(SAMPLE_SUBMISSION, SUBMISSION, TRAIN, TEST)) {
                if (role.word.matcher(name).find()) {
                    return role;
                }
            }
            return OTHER;
        }
    }

    private static final Pattern PART = Pattern.compile("(?<=\\.(?:parquet|pq|csv))/.*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Comparator<String> BY_NAME = Comparator.<String>comparingLong(
                    name -> name.chars().filter(c -> c == '/').count())
            .thenComparing(Role::of)
            .thenComparing(String::length)
            .thenComparing(Comparator.naturalOrder());

    private TableOrder() {}

    /** The same files, the most telling first; the order in which they are given does not matter. */
    public static <T> List<T> sorted(List<T> files, Function<T, String> name) {
        Set<Role> roles = new HashSet<>(Set.of(Role.OTHER));
        Set<String> series = new HashSet<>();
        List<T> leaders = new ArrayList<>();
        List<T> firsts = new ArrayList<>();
        List<T> others = new ArrayList<>();
        for (T file : files.stream().sorted(Comparator.comparing(name, BY_NAME)).toList()) {
            boolean newSeries = series.add(DIGITS.matcher(name.apply(file)).replaceAll("0"));
            boolean newRole = roles.add(Role.of(name.apply(file)));
            (newRole ? leaders : newSeries ? firsts : others).add(file);
        }
        leaders.sort(Comparator.comparing(file -> Role.of(name.apply(file))));
        leaders.addAll(firsts);
        leaders.addAll(others);
        return leaders;
    }
}
