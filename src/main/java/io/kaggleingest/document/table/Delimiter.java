package io.kaggleingest.document.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the character between a file's columns: the one that cuts its first lines into equally many pieces. */
final class Delimiter {
    private static final char[] CANDIDATES = {',', '\t', ';', '|'};
    private static final int LINES = 20;

    private Delimiter() {}

    static char of(String text, String fileName) {
        char usual = fileName.toLowerCase(Locale.ROOT).matches(".*\\.(?:tsv|tab)(?:\\.\\w+)?") ? '\t' : ',';
        List<String> lines = lines(text);
        char best = usual;
        int bestScore = score(lines, usual) + 1;
        for (char candidate : CANDIDATES) {
            int score = score(lines, candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /** Lines with as many separators as the first weigh most, then the number of separators. */
    private static int score(List<String> lines, char candidate) {
        int inHeader = lines.isEmpty() ? 0 : count(lines.get(0), candidate);
        if (inHeader == 0) {
            return 0;
        }
        long alike = lines.stream()
                .filter(line -> count(line, candidate) == inHeader)
                .count();
        return (int) (alike * 1000 / lines.size()) + Math.min(inHeader, 500);
    }

    private static int count(String line, char candidate) {
        return (int) line.chars().filter(c -> c == candidate).count();
    }

    /** The first rows with all that is quoted taken out, so that neither its newlines nor its separators count. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length() && lines.size() < LINES; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (!line.isEmpty()) {
                    lines.add(line.toString());
                }
                line.setLength(0);
            } else if (!quoted) {
                line.append(c);
            }
        }
        if (lines.isEmpty() && !line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
