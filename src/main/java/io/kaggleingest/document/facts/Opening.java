package io.kaggleingest.document.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names with which an item or a paragraph of a data description begins: marked ones, or a bare one before a dash or a
 * colon.
 *
 * @param about the words that follow
 */
record Opening(List<String> names, boolean marked, String about) {
    private static final int LONGEST_NAME = 120;
    private static final Pattern MARKED = Pattern.compile(
            "(?<!\\s)\\s*+(?:\\*\\*`?([^*`\\n]{1,200}?)`?:?\\*\\*:?|__`?([^_`\\n]{1,200}?)`?__|`([^`\\n]{1,200})`|\"([\\w./-]{1,120})\"(?=\\s*[:–—-])"
                    + "|\\*([\\w./-]{1,120})\\*(?!\\*)|\\[(?:`([\\w./ -]{1,120})`|([\\w./-]{1,120}\\.\\w{1,5}))]\\([^)\\n]{0,300}\\))");
    private static final Pattern BETWEEN = Pattern.compile(
            "(?<!\\s)\\s*+(?:,|&|/|\\band\\b|\\bor\\b|\\bto\\b){1,10}+\\s*+(?:and\\s++)?(?=\\*\\*|`|__|\"|\\[)");
    private static final Pattern MARKS_BEFORE = Pattern.compile("^(?:[-*+>]\\s+|\\d{1,3}[.)]\\s+|#{1,6}\\s+)+");
    private static final Pattern BARE = Pattern.compile(
            "^([\\p{L}_/.\\[{<][\\w./\\[\\]{}|<>*\\\\-]{0,119}?)(?:,\\s+([\\w./-]{1,100}\\.\\w{1,5}))?(?:\\s*[:–—=]\\s|\\s+-+\\s|:$|$)(.*)");
    private static final Pattern FILE_FIRST = Pattern.compile("^([\\w./\\[\\]{}-]{1,100}(?:\\.\\w{1,7}|/))\\s+(.*)");

    static Opening of(String source) {
        String line = MARKS_BEFORE.matcher(source.strip()).replaceFirst("");
        List<String> names = new ArrayList<>();
        Matcher matcher = MARKED.matcher(line);
        int end = 0;
        Matcher between = BETWEEN.matcher(line);
        while (matcher.region(end, line.length()).lookingAt()) {
            names.addAll(split(name(matcher)));
            end = matcher.end();
            if (!between.region(end, line.length()).lookingAt()) {
                break;
            }
            end = between.end();
        }
        if (!names.isEmpty()) {
            return new Opening(names, true, about(line.substring(end)));
        }
        return ofBareName(line.lines().findFirst().orElse("").replace("\\_", "_"));
    }

    private static Opening ofBareName(String line) {
        Matcher matcher = BARE.matcher(line);
        if (matcher.matches()) {
            List<String> names = new ArrayList<>(List.of(matcher.group(1).replaceFirst("(?<!\\.)\\.++$", "")));
            if (matcher.group(2) != null) {
                names.add(matcher.group(2));
            }
            return new Opening(names, false, about(matcher.group(3)));
        }
        Matcher file = FILE_FIRST.matcher(line);
        return file.matches()
                ? new Opening(List.of(file.group(1)), false, about(file.group(2)))
                : new Opening(List.of(), false, line);
    }

    private static String name(Matcher matcher) {
        for (int i = 1; i <= matcher.groupCount(); i++) {
            if (matcher.group(i) != null) {
                return matcher.group(i);
            }
        }
        return "";
    }

    /** "train.csv, test.csv" and "a and b" are two; a name with a blank in it stays one. */
    private static List<String> split(String name) {
        String text = name.replace("\\_", "_").replaceAll(":$", "");
        boolean list = text.contains(", ") || text.contains(" and ") && text.matches("[\\w./-]+(?:,? and [\\w./-]+)+");
        List<String> names = new ArrayList<>();
        for (String one : list ? text.split(",? and |, ?") : new String[] {text}) {
            if (!one.isBlank() && one.length() <= LONGEST_NAME) {
                names.add(list ? one.strip() : one);
            }
        }
        return names;
    }

    private static String about(String text) {
        return text.replaceFirst("^[\\s:–—=*-]+", "");
    }
}
