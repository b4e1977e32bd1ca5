package io.kaggleingest.document.notebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What of a long output stays: first that which is no result goes (warnings, logs of installations, states of progress
 * bars, blanks that only align), then the middle.
 */
final class OutputCut {
    static final int LIMIT = 1000;
    private static final int HEAD = 700;
    private static final int TAIL = 250;
    private static final int RESULTS = 200;
    private static final int LINES = 2_000;

    /** Characters of a printed text that are processed; of megabytes of log all but a thousand are cut anyway. */
    private static final int RAW_HEAD = 30_000;

    private static final int RAW_TAIL = 30_000;

    private static final Pattern ALIGNED = Pattern.compile("(?<=\\S) {3,}+(?=\\S)|(?m)^ {13,}+(?=\\S)|(?m)(?<! ) ++$");

    private static final Pattern NOISE = Pattern.compile("(?:"
            // States of progress bars, unless they tell a measure.
            + "[^|]{0,80}?\\d{1,3}%\\|.{0,300}|.{0,60}[━█▏▎▍▌▋▊▉]{3}.{0,200}"
            + "|[\\d.]{1,9}[kKMG]?B?/[\\d.]{1,9} ?[kKMG]?i?B? ?.{0,60}|.{0,100}\\d{1,3}%(?: ?\\[[=> .#-]{5,200}\\]).{0,60}"
            + "|\\d{1,9}K [. ]{10,100} \\d{1,3}% .{0,40}"
            // Warnings.
            + "|\\S{1,300}:\\d{1,6}: \\w{0,60}Warning:.{0,1000}|\\w{0,60}Warning:.{0,1000}|(?:WARNING|DEPRECATION)[: ].{0,1000}"
            + "|[IWEF]\\d{4} \\d\\d:\\d\\d:.{0,1000}|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:[\\d.]{1,12}: [IWEF] .{0,1000}"
            + "|\\[LightGBM\\] \\[(?:Warning|Info)\\].{0,500}|A value is trying to be set on a copy.{0,300}|Try using \\.loc.{0,200}"
            + "|See the caveats in the documentation.{0,300}|huggingface/tokenizers: The current process.{0,300}"
            // Installations and downloads.
            + "|(?:Requirement already satisfied|Collecting|Downloading|Using cached|Installing (?:build|collected|backend)"
            + "|Building wheels?|Preparing (?:metadata|wheel|to unpack)|Created wheel|Stored in directory|Getting requirements"
            + "|Attempting uninstall|Found existing installation|Uninstalling|Successfully (?:uninstalled|built)"
            + "|Looking in (?:indexes|links)|Obtaining dependency|Get:\\d|Hit:\\d|Ign:\\d|Fetched \\d|Unpacking|Setting up"
            + "|Selecting previously|Reading (?:package|state)|Building dependency|Processing triggers|remote:|Receiving objects"
            + "|Resolving deltas|Unpacking objects|Cloning into|Running (?:setup|command)|\\[notice\\]|Resolving \\S{1,100} "
            + "|Connecting to|HTTP request sent|Length: \\d|Saving to:|inflating:|extracting:|Extracting).{0,1000}"
            + ")");

    /** Where a warning goes on: the line of code that it is of. */
    private static final Pattern WARNED = Pattern.compile("\\S{1,300}:\\d{1,6}: \\w{0,60}Warning:.{0,1000}");

    private static final Pattern MEASURE = Pattern.compile(
            "(?i)(?=.{0,200}?\\b(?:score|auc|rmse|rmsle|mae|mse|acc(?:uracy)?|f1|logloss|loss|kappa|r2|mean|best|cv|oof|valid\\w{0,20}|val_\\w{1,20})\\b.{0,60}?\\d).{0,500}");

    private OutputCut() {}

    /** The beginning and the end of a printed text that is too long, taken before it is processed any further. */
    static String raw(String text) {
        if (text.length() <= RAW_HEAD + RAW_TAIL) {
            return text;
        }
        int first = 0;
        while (first < text.length() && text.charAt(first) <= ' ') {
            first++;
        }
        String output = text.substring(text.lastIndexOf('\n', first) + 1).stripTrailing();
        if (output.length() <= RAW_HEAD + RAW_TAIL) {
            return output;
        }
        int head = output.lastIndexOf('\n', RAW_HEAD);
        head = head < RAW_HEAD / 2 ? RAW_HEAD : head;
        int tail = output.indexOf('\n', output.length() - RAW_TAIL);
        tail = tail < 0 || tail > output.length() - RAW_TAIL / 2 ? output.length() - RAW_TAIL : tail + 1;
        return output.substring(0, head) + "\n" + note(tail - head) + "\n" + output.substring(tail);
    }

    static String note(int characters) {
        return "[… " + characters + " characters left out …]";
    }

    /** @param text cleaned */
    static String shorten(String text) {
        if (text.length() <= LIMIT) {
            return text;
        }
        String compact = ALIGNED.matcher(text)
                .replaceAll(gap -> gap.end() == text.length() || text.charAt(gap.end()) == '\n' ? "" : "  ");
        if (compact.length() <= LIMIT) {
            return compact;
        }
        String table = WideTable.shorten(compact, LIMIT);
        if (!table.isEmpty()) {
            return table;
        }
        String results = results(compact);
        boolean onlyNoise = results.isBlank();
        if (!onlyNoise && results.length() <= LIMIT) {
            return results
                    + (results.length() < compact.length() ? "\n" + note(compact.length() - results.length()) : "");
        }
        return cut(onlyNoise ? compact : results, onlyNoise ? 0 : compact.length() - results.length());
    }

    private static String results(String text) {
        List<String> lines = new ArrayList<>();
        boolean warned = false;
        for (String line : text.split("\n", -1)) {
            String stripped = line.strip();
            boolean goesOn = warned && line.startsWith("  ") && !stripped.isEmpty();
            warned = WARNED.matcher(stripped).matches();
            boolean measured = stripped.length() < 500
                    && !warned
                    && MEASURE.matcher(stripped).matches()
                    && !stripped.contains("it/s");
            if (!goesOn && (measured || !NOISE.matcher(stripped).matches())) {
                lines.add(line);
            }
        }
        return String.join("\n", lines).strip();
    }

    /** @param omittedCharacters characters that are left out already */
    private static String cut(String text, int omittedCharacters) {
        int head = lineEnd(text, HEAD);
        int tail = Math.max(head, lineStart(text, text.length() - TAIL));
        Set<String> skeletons = new HashSet<>();
        (text.substring(0, head) + "\n" + text.substring(tail))
                .lines()
                .map(OutputCut::skeleton)
                .forEach(skeletons::add);
        String between = measures(text.substring(head, tail), skeletons);
        return text.substring(0, head).stripTrailing()
                + "\n" + note(tail - head - between.length() + omittedCharacters) + "\n"
                + (between.isEmpty() ? "" : between + "\n[…]\n")
                + text.substring(tail).stripLeading();
    }

    /** The last lines that tell a measure and are not like those that are shown, for example what came of all folds. */
    private static String measures(String text, Set<String> skeletons) {
        List<String> lines = new ArrayList<>();
        int length = 0;
        int end = text.length();
        for (int lineCount = 0; end > 0 && lineCount < LINES && length < RESULTS; lineCount++) {
            int start = text.lastIndexOf('\n', end - 1) + 1;
            String line = text.substring(start, end).strip();
            boolean fits =
                    line.length() + length <= RESULTS && MEASURE.matcher(line).matches();
            if (fits && skeletons.add(skeleton(line))) {
                length += line.length() + 1;
                lines.add(0, line);
            }
            end = start - 1;
        }
        return String.join("\n", lines);
    }

    /** A line without its numbers, by which lines of a loop are the same. */
    private static String skeleton(String line) {
        return line.strip().replaceAll("[\\d.eE+-]++", "0").replaceAll("\\s++", " ");
    }

    /** The last line end before {@code limit} unless that is far, else {@code limit}. */
    private static int lineEnd(String text, int limit) {
        int newline = text.lastIndexOf('\n', limit);
        if (newline > limit / 2) {
            return newline;
        }
        return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    }

    private static int lineStart(String text, int from) {
        int newline = text.indexOf('\n', from);
        if (newline >= 0 && newline < text.length() - TAIL / 2) {
            return newline + 1;
        }
        return Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
    }
}
