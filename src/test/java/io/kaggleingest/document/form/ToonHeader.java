package io.kaggleingest.document.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static io.kaggleingest.document.form.ToonToken.check;

/**
 * What a line of TOON announces about the values that follow.
 *
 * @param key null at the root and in list items
 * @param fields null unless rows of a table follow
 * @param inline the values behind the colon, empty if they follow in lines of their own
 */
record ToonHeader(String key, int length, char delimiter, boolean keyed, List<Field> fields, String inline) {
    /** A column; {@code inner} is null unless it stands for several. */
    record Field(String name, List<Field> inner) {}

    /** Null for a line that is no header; one that is, but wrong, is an error. */
    static ToonHeader of(String line) {
        int open = open(line);
        int close = open < 0 ? -1 : line.indexOf(']', open);
        int end = close < 0 ? -1 : fieldsEnd(line, close + 1);
        if (end < 0 || ToonToken.outside(line, ':', end) < 0) {
            return null;
        }
        check(line.charAt(end) == ':', "something before the colon of " + line);
        String bracket = line.substring(open + 1, close);
        char delimiter = bracket.endsWith("|") || bracket.endsWith("\t") ? bracket.charAt(bracket.length() - 1) : ',';
        String length = delimiter == ',' ? bracket : bracket.substring(0, bracket.length() - 1);
        boolean keyed = length.endsWith(":");
        length = keyed ? length.substring(0, length.length() - 1) : length;
        check(length.matches("0|[1-9][0-9]{0,8}"), "no length: " + line);
        List<Field> fields = end == close + 1 ? null : fields(line.substring(close + 2, end - 1), delimiter);
        String inline = ToonToken.trim(line.substring(end + 1));
        check(!keyed || fields != null, "keys without fields: " + line);
        check(fields == null || inline.isEmpty(), "values behind fields: " + line);
        String key = open == 0 ? null : ToonToken.text(line.substring(0, open));
        return new ToonHeader(key, Integer.parseInt(length), delimiter, keyed, fields, inline);
    }

    private static int open(String line) {
        if (line.startsWith("\"")) {
            int close = ToonToken.closingQuote(line);
            return close > 0 && line.startsWith("[", close + 1) ? close + 1 : -1;
        }
        int open = line.indexOf('[');
        int colon = line.indexOf(':');
        return colon >= 0 && colon < open
                        || line.substring(0, Math.max(0, open)).contains("\"")
                ? -1
                : open;
    }

    private static int fieldsEnd(String line, int from) {
        if (!line.startsWith("{", from)) {
            return from < line.length() ? from : -1;
        }
        int depth = 0;
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                int quoted = ToonToken.closingQuote(line.substring(i));
                check(quoted > 0, "a quote too few: " + line);
                i += quoted;
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i + 1 < line.length() ? i + 1 : -1;
            }
        }
        return -1;
    }

    private static List<Field> fields(String text, char delimiter) {
        for (char other : ",|\t".toCharArray()) {
            check(other == delimiter || ToonToken.outside(text, other, 0) < 0, "another delimiter in " + text);
        }
        List<Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String one : ToonToken.split(text, delimiter)) {
            int brace = ToonToken.outside(one, '{', 0);
            String name = ToonToken.trim(brace < 0 ? one : one.substring(0, brace));
            check(!name.isEmpty() && (brace < 0 || one.endsWith("}")), "no field: " + one);
            check(names.add(ToonToken.text(name)), "twice: " + name);
            fields.add(new Field(
                    ToonToken.text(name),
                    brace < 0 ? null : fields(one.substring(brace + 1, one.length() - 1), delimiter)));
        }
        return fields;
    }
}
