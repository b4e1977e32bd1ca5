package io.kaggleingest.document.head;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.kaggleingest.document.table.Columns;

/** The columns that a {@code CREATE TABLE} names, with their types in our words. */
final class SqlColumns {
    private static final int MOST = Columns.MOST;
    private static final Set<String> NO_COLUMNS = Set.of("primary", "unique", "check", "foreign", "constraint");
    private static final Set<String> ENDS_OF_TYPE = Set.of(
            "primary",
            "not",
            "null",
            "unique",
            "check",
            "default",
            "collate",
            "references",
            "generated",
            "as",
            "constraint",
            "autoincrement",
            "on");

    record Definition(String name, String type) {}

    private SqlColumns() {}

    static List<Definition> of(String statement) {
        int open = statement.indexOf('(');
        List<Definition> columns = new ArrayList<>();
        if (open < 0) {
            return columns;
        }
        for (List<String> definition : definitions(statement, open + 1)) {
            if (!definition.isEmpty() && columns.size() < MOST) {
                String first = definition.get(0);
                if (!NO_COLUMNS.contains(first.toLowerCase(Locale.ROOT))) {
                    columns.add(new Definition(unquote(first), type(definition)));
                }
            }
        }
        return columns;
    }

    /** Words of each definition; what stands in brackets is one of them, comments are none. */
    private static List<List<String>> definitions(String sql, int from) {
        List<List<String>> definitions = new ArrayList<>();
        List<String> words = new ArrayList<>();
        int at = from;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            int end = end(sql, at, c);
            if (c == ')') {
                break;
            }
            if (c == ',') {
                definitions.add(words);
                words = new ArrayList<>();
            } else if (!Character.isWhitespace(c) && !isComment(sql, at)) {
                words.add(sql.substring(at, end));
            }
            at = end;
        }
        definitions.add(words);
        return definitions;
    }

    /** Where the token that begins here is over. */
    private static int end(String sql, int at, char c) {
        if (isComment(sql, at)) {
            int end = sql.indexOf(c == '-' ? "\n" : "*/", at + 2);
            return end < 0 ? sql.length() : end + (c == '-' ? 1 : 2);
        }
        if (c == '"' || c == '`' || c == '\'' || c == '[') {
            int end = sql.indexOf(c == '[' ? ']' : c, at + 1);
            return end < 0 ? sql.length() : end + 1;
        }
        if (c == '(') {
            int depth = 0;
            for (int i = at; i < sql.length(); i++) {
                depth += sql.charAt(i) == '(' ? 1 : sql.charAt(i) == ')' ? -1 : 0;
                if (depth == 0) {
                    return i + 1;
                }
            }
            return sql.length();
        }
        int end = at + 1;
        while (end < sql.length() && isWord(sql.charAt(at)) && isWord(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isComment(String sql, int at) {
        return sql.startsWith("--", at) || sql.startsWith("/*", at);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.';
    }

    private static String unquote(String word) {
        boolean quoted = word.length() > 2 && "\"`['".indexOf(word.charAt(0)) >= 0;
        return quoted ? word.substring(1, word.length() - 1) : word;
    }

    private static String type(List<String> definition) {
        StringBuilder words = new StringBuilder();
        for (String word : definition.subList(1, definition.size())) {
            if (ENDS_OF_TYPE.contains(word.toLowerCase(Locale.ROOT))) {
                break;
            }
            if (!word.startsWith("(")) {
                words.append(word.toLowerCase(Locale.ROOT)).append(' ');
            }
        }
        return type(unquote(words.toString().strip()));
    }

    private static String type(String declaration) {
        if (declaration.isEmpty()) {
            return "unknown";
        }
        if (declaration.contains("bool")) {
            return "boolean";
        }
        if (declaration.contains("datetime") || declaration.contains("timestamp")) {
            return "datetime";
        }
        if (declaration.contains("date")) {
            return "date";
        }
        if (declaration.contains("int") && !declaration.contains("interval")) {
            return "integer";
        }
        if (declaration.contains("char")
                || declaration.contains("clob")
                || declaration.contains("text")
                || declaration.contains("string")) {
            return "text";
        }
        if (declaration.contains("real") || declaration.contains("floa") || declaration.contains("doub")) {
            return "float";
        }
        if (declaration.contains("dec") || declaration.contains("numeric") || declaration.contains("number")) {
            return "decimal";
        }
        return declaration.contains("blob") ? "binary" : declaration;
    }
}
