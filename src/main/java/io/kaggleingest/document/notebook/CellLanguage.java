package io.kaggleingest.document.notebook;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.text.Sanitizer;

/** The language of a cell that is not written in its notebook's: by its magic, its engine or the file that it writes. */
final class CellLanguage {
    private static final Pattern MAGIC =
            Pattern.compile("\\A\\s*+%%(?:script[ \\t]{1,9}+)?([A-Za-z0-9_.]{1,40}+)([^\\n]{0,300}+)(?:\\n|\\z)");

    /** Names of files, behind options and in quotes or not. */
    private static final Pattern FILE = Pattern.compile("\\A(?:\\s++-[^\\s]{1,40}+)*+\\s++[\"']?([^\\s\"']{1,300}+)");

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
            Map.entry("cu", "cuda"),
            Map.entry("cuda", "cuda"),
            Map.entry("nvcc", "cuda"),
            Map.entry("css", "css"),
            Map.entry("cmd", "batch"),
            Map.entry("powershell", "powershell"),
            Map.entry("mermaid", "mermaid"),
            Map.entry("octave", "octave"),
            Map.entry("scala", "scala"),
            Map.entry("rust", "rust"),
            Map.entry("fortran", "fortran"),
            Map.entry("cpp", "cpp"),
            Map.entry("c", "c"),
            Map.entry("stan", "stan"),
            Map.entry("yaml", "yaml"),
            Map.entry("json", "json"),
            Map.entry("duckdb", "sql"),
            Map.entry("sqlite", "sql"),
            Map.entry("cython", "cython"));

    /** They say something of Python code; another magic may follow. */
    private static final Set<String> OF_PYTHON = Set.of(
            "time",
            "timeit",
            "capture",
            "prun",
            "memit",
            "mprun",
            "lprun",
            "python",
            "python2",
            "python3",
            "pypy",
            "debug",
            "snapshot",
            "skip",
            "cache",
            "notify",
            "wandb",
            "black",
            "px",
            "heat",
            "scalene",
            "memray_flamegraph",
            "cudf.pandas.profile",
            "cudf.pandas.line_profile",
            "cuml.accel.profile",
            "writetemplate",
            "timer",
            "configure",
            "spark",
            "pyspark",
            "ipytest",
            "run_pytest",
            "manim",
            "add_to",
            "optional",
            "local");

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
            Map.entry("h", "c"),
            Map.entry("hpp", "cpp"),
            Map.entry("cuh", "cuda"),
            Map.entry("ts", "typescript"),
            Map.entry("tsx", "tsx"),
            Map.entry("jsx", "jsx"),
            Map.entry("pyi", "python"),
            Map.entry("pyx", "cython"),
            Map.entry("bash", "bash"),
            Map.entry("zsh", "bash"),
            Map.entry("xml", "xml"),
            Map.entry("svg", "xml"),
            Map.entry("ini", "ini"),
            Map.entry("cfg", "ini"),
            Map.entry("conf", "ini"),
            Map.entry("tex", "latex"),
            Map.entry("rmd", "markdown"),
            Map.entry("lua", "lua"),
            Map.entry("rb", "ruby"),
            Map.entry("pl", "perl"),
            Map.entry("kt", "kotlin"),
            Map.entry("swift", "swift"),
            Map.entry("scala", "scala"),
            Map.entry("ps1", "powershell"),
            Map.entry("bat", "batch"),
            Map.entry("jsonl", "json"),
            Map.entry("ipynb", "json"),
            Map.entry("stan", "stan"),
            Map.entry("md", "markdown"),
            Map.entry("txt", "text"),
            Map.entry("csv", "text"));

    private static final Map<String, String> BY_ENGINE = Map.of(
            "rcpp", "cpp", "js", "javascript", "sh", "bash", "cat", "text", "stan", "stan", "node", "javascript");

    /** What editors and kernels of several languages call theirs. */
    private static final Map<String, String> BY_EDITOR = Map.ofEntries(
            Map.entry("shellscript", "bash"),
            Map.entry("shell", "bash"),
            Map.entry("sh", "bash"),
            Map.entry("pwsh", "powershell"),
            Map.entry("csharp", "csharp"),
            Map.entry("plaintext", "text"),
            Map.entry("raw", "text"),
            Map.entry("ir", "r"));

    private static final Map<String, String> BY_MEDIA_TYPE = Map.of(
            "text/latex", "latex",
            "text/html", "html",
            "text/markdown", "markdown",
            "text/x-python", "python",
            "text/restructuredtext", "rst",
            "text/asciidoc", "asciidoc");

    private CellLanguage() {}

    /** Of a notebook's code cell; null if it is the notebook's, empty if it is another that nobody names. */
    static @Nullable String of(String code, JsonNode cell, String notebooks) {
        String language = ofMagic(code);
        return other(language == null ? metadataLanguage(cell) : language, notebooks);
    }

    /** Null if no magic says what the code is. */
    private static @Nullable String ofMagic(String code) {
        Matcher magic = MAGIC.matcher(code);
        while (magic.lookingAt()) {
            String name = magic.group(1).toLowerCase(Locale.ROOT);
            if (!OF_PYTHON.contains(name)) {
                boolean writes = name.equals("writefile") || name.equals("file");
                return writes ? unquote(magic.group(2)) : BY_MAGIC.getOrDefault(name, "");
            }
            magic.region(magic.end(), code.length());
        }
        return null;
    }

    private static String unquote(String arguments) {
        Matcher file = FILE.matcher(arguments);
        if (!file.find()) {
            return "";
        }
        String name =
                file.group(1).substring(file.group(1).lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? name.matches("dockerfile|makefile") ? name : ""
                : BY_EXTENSION.getOrDefault(name.substring(dot + 1), "");
    }

    /** What the cell's own metadata say; null if nothing. */
    private static @Nullable String metadataLanguage(JsonNode cell) {
        JsonNode metadata = cell.path("metadata");
        return Stream.of(
                        metadata.path("vscode").path("languageId"),
                        metadata.path("polyglot_notebook").path("kernelName"),
                        metadata.path("dotnet_interactive").path("language"),
                        metadata.path("kernel"),
                        cell.path("language"))
                .map(node -> Sanitizer.line(node.asText(""), 20).toLowerCase(Locale.ROOT))
                .filter(name -> name.matches("[a-z][a-z0-9+#]{0,19}"))
                .map(name -> BY_EDITOR.getOrDefault(name, name))
                .findFirst()
                .orElse(null);
    }

    /** Of a cell that is neither run nor shown: by the format that it is meant for. */
    static String ofRaw(JsonNode cell) {
        JsonNode metadata = cell.path("metadata");
        String format =
                metadata.path("raw_mimetype").asText(metadata.path("format").asText(""));
        return BY_MEDIA_TYPE.getOrDefault(format, "text");
    }

    /** Of a chunk of R Markdown, by what stands in its braces; null if it is R. */
    static @Nullable String ofChunk(String header) {
        Matcher engine = ENGINE.matcher(header);
        String name = engine.find() ? engine.group(1) : header.split("[^A-Za-z0-9_]", 2)[0];
        String lower = name.toLowerCase(Locale.ROOT);
        return other(BY_ENGINE.getOrDefault(lower, lower), "r");
    }

    private static @Nullable String other(@Nullable String language, String notebooks) {
        boolean same = language == null
                || language.equals(notebooks)
                || language.matches(Pattern.quote(notebooks) + "[0-9.]*");
        return same ? null : language;
    }
}
