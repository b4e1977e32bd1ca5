package io.kaggleingest.document;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.Kind;

/**
 * Everything that is known of one Kaggle resource, in the order in which a reader wants it. The one structure behind
 * every format; also what is kept in the database (with as much as any request may ask for). Parts that do not
 * exist are empty, never null; {@code tokens} is null until a selection has counted.
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContextDocument(
        Kind kind,
        String ref,
        String title,
        String url,
        Source source,
        @JsonProperty("fetched_at") Instant fetchedAt,
        Map<String, Fact> facts,
        List<Page> pages,
        List<File> files,
        List<Table> tables,
        List<Standing> leaderboard,
        List<Discussion> discussions,
        List<Notebook> notebooks,
        @JsonProperty("left_out") List<Omission> omissions,
        @Nullable Tokens tokens) {

    public ContextDocument {
        // A copy that keeps the order, which Map.copyOf does not.
        facts = facts == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        pages = copy(pages);
        files = copy(files);
        tables = copy(tables);
        leaderboard = copy(leaderboard);
        discussions = copy(discussions);
        notebooks = copy(notebooks);
        omissions = copy(omissions);
    }

    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** A builder that starts from this document. */
    public DocumentBuilder toBuilder() {
        return new DocumentBuilder(this);
    }

    public enum Source {
        @JsonProperty("kaggle")
        KAGGLE,
        @JsonProperty("sandbox")
        SANDBOX
    }

    /**
     * One key fact and where it was read, for example {@code "RMSE", "competition"}.
     *
     * @param value a String, an Integer or a Boolean: a list would cost the facts their place in one TOON table
     */
    public record Fact(Object value, String source) {}

    public record Page(String name, String markdown) {}

    /**
     * A file, or many alike in one folder.
     *
     * @param name of many, a pattern that all of them match
     * @param bytes of all of them
     * @param count how many there are, null for one
     * @param examples names of some of them, as they stand below their folder; null for one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record File(String name, long bytes, @Nullable Integer count, @Nullable List<String> examples) {

        public File(String name, long bytes) {
            this(name, bytes, null, null);
        }

        /** How many files this entry stands for. */
        public int files() {
            return count == null ? 1 : count;
        }
    }

    /**
     * What a file, or the first part of it, tells of a table.
     *
     * @param file its name; behind a further slash that of a table, a sheet or a list within it
     * @param rowsSampled rows that were read
     * @param rows of the whole table, null where nothing tells their number
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Table(
            String file,
            List<Column> columns,
            @JsonProperty("rows_sampled") int rowsSampled,
            List<List<String>> sample,
            @Nullable Long rows) {

        public Table(String file, List<Column> columns, int rowsSampled, List<List<String>> sample) {
            this(file, columns, rowsSampled, sample, null);
        }
    }

    /**
     * @param type integer, float, boolean, date, datetime, categorical (text of few values), text, empty (not one of the
     *     rows read has a value), unknown (no row was read), or what a file of another kind than text says: decimal, binary,
     *     {@code list of integer}, {@code struct(lat float, lon float)}
     * @param nulls rows without a value: of those that were read, or of all where the file tells
     * @param distinct different values among the sampled rows, nulls aside; null where they were not counted
     * @param examples all the values where there are as many as {@code distinct}, else the first few
     * @param least of numbers and dates, null where it is not known
     * @param mark what stands in the place of some numbers or dates, mostly for those that are missing; else null
     * @param counts how often each of the examples comes, where they are all the values; only while a document is made
     * @param about what the file itself says of the column, such as its unit; else null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Column(
            String name,
            String type,
            long nulls,
            @Nullable Integer distinct,
            List<String> examples,
            @Nullable String least,
            @Nullable String greatest,
            @Nullable String mark,
            @Nullable String about,
            @JsonIgnore @Nullable List<Integer> counts) {

        public Column(
                String name,
                String type,
                long nulls,
                @Nullable Integer distinct,
                List<String> examples,
                @Nullable String least,
                @Nullable String greatest,
                @Nullable String mark,
                @Nullable String about) {
            this(name, type, nulls, distinct, examples, least, greatest, mark, about, null);
        }

        public Column(String name, String type, long nulls, @Nullable Integer distinct, List<String> examples) {
            this(name, type, nulls, distinct, examples, null, null, null, null);
        }

        /** Compared without the counts, which are not stored. */
        private List<@Nullable Object> toJsonCells() {
            return Arrays.asList(name, type, nulls, distinct, examples, least, greatest, mark, about);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Column column && toJsonCells().equals(column.toJsonCells());
        }

        @Override
        public int hashCode() {
            return toJsonCells().hashCode();
        }
    }

    public record Standing(int rank, String team, String score) {}

    public record Discussion(String title, String author, int votes, String url, String text) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Notebook(
            String ref,
            String title,
            String author,
            int votes,
            String language,
            String url,
            @JsonProperty("last_run") @Nullable Instant lastRun,
            List<Cell> cells) {

        public Notebook withCells(List<Cell> cells) {
            return new Notebook(ref, title, author, votes, language, url, lastRun, cells);
        }
    }

    /**
     * @param type markdown or code
     * @param language of code that is not in the notebook's language, else null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cell(String type, String text, @Nullable String output, @Nullable String language) {
        public Cell(String type, String text, @Nullable String output) {
            this(type, text, output, null);
        }
    }

    /** What is not in the document, why, and how many tokens it would have taken (0 where it was never fetched). */
    @Schema(name = "LeftOut")
    public record Omission(String part, String reason, int tokens) {}

    /**
     * Exact counts in o200k tokens of the document in the form in which it was asked for.
     *
     * @param total of the whole rendered text, this number included
     * @param byPart of each part rendered by itself; they do not add up to the total, because the frame around them and
     *     the seams between them count too
     */
    public record Tokens(int total, @JsonProperty("by_part") Map<String, Integer> byPart) {
        public Tokens {
            byPart = Collections.unmodifiableMap(new LinkedHashMap<>(byPart));
        }
    }
}
