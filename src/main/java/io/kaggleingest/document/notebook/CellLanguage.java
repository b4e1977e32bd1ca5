package io.kaggleingest.document.notebook;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The language of a cell that is not written in its notebook's: by its magic, its engine or the file that it writes. */
final class CellLanguage {
    private static final Pattern MAGIC =
            Pattern.compile("\\A%%(?:script[ \\t]{1,9}+)?([A-Za-z0-9]{1,20}+)([^\\n]{0,300}+)");
    private static final Pattern EXTENSION = Pattern.compile("\\.([A-Za-z0-9]{1,10}+)[\"']?\\s*+\\z");
    private static final Pattern ENGINE = Pattern.compile("\\bengine\\s{0,3}+=\\s{0,3}+[\"'](\\w{1,20}+)[\"']");

    private static final Map<String, String> BY_MAGIC = Map.ofEntries(
            Map.entry("bash", "bash"),
            Map.entry("sh", "bash"),
            Map.entry("r", "r"),
            Map.entry("javascript", "javascript"),
            Map.entry("js", "javascript"),
            Map.entry("html", "html"),
            Map.entry("svg", "xml"),
            Map.entry("latex", "latex"),
            Map.entry("markdown", "markdown"),
            Map.entry("sql", "sql"),
            Map.entry("bigquery", "sql"),
            Map.entry("julia", "julia"),
            Map.entry("perl", "perl"),
            Map.entry("ruby", "ruby"),
            Map.entry("cython", "cython"));

    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("py", "python"),
            Map.entry("r", "r"),
            Map.entry("jl", "julia"),
            Map.entry("sh", "bash"),
            Map.entry("sql", "sql"),
            Map.entry("js", "javascript"),
            Map.entry("html", "html"),
            Map.entry("css", "css"),
            Map.entry("json", "json"),
            Map.entry("yaml", "yaml"),
            Map.entry("yml", "yaml"),
            Map.entry("toml", "toml"),
            Map.entry("c", "c"),
            Map.entry("cc", "cpp"),
            Map.entry("cpp", "cpp"),
            Map.entry("cu", "cuda"),
            Map.entry("java", "java"),
            Map.entry("rs", "rust"),
            Map.entry("go", "go"),
            Map.entry("md", "markdown"),
            Map.entry("txt", "text"),
            Map.entry("csv", "text"));

    private static final Map<String, String> BY_ENGINE = Map.of(
            "rcpp", "cpp", "js", "javascript", "sh", "bash", "cat", "text", "stan", "stan", "node", "javascript");

    private CellLanguage() {}

    /** Of a notebook's cell; null if it is the notebook's. */
    static String ofMagic(String code, String notebooks) {
        Matcher magic = MAGIC.matcher(code);
        if (!magic.find()) {
            return null;
        }
        String name = magic.group(1).toLowerCase(Locale.ROOT);
        boolean writes = name.equals("writefile") || name.equals("file");
        return other(writes ? written(magic.group(2)) : BY_MAGIC.get(name), notebooks);
    }

    private static String written(String file) {
        Matcher extension = EXTENSION.matcher(file);
        return extension.find() ? BY_EXTENSION.get(extension.group(1).toLowerCase(Locale.ROOT)) : null;
    }

    /** Of a chunk of R Markdown, by what stands in its braces; null if it is R. */
    static String ofChunk(String header) {
        Matcher engine = ENGINE.matcher(header);
        String name = engine.find() ? engine.group(1) : header.split("[^A-Za-z0-9_]", 2)[0];
        String lower = name.toLowerCase(Locale.ROOT);
        return other(BY_ENGINE.getOrDefault(lower, lower), "r");
    }

    private static String other(String language, String notebooks) {
        return language == null || language.equals(notebooks) ? null : language;
    }
}
