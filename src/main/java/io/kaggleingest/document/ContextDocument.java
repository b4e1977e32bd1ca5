package io.kaggleingest.document;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.kaggle.Kind;

/**
 * Everything that is known of one Kaggle resource, in the order in which a reader wants it. The one structure behind
 * every {@link Format}; also what is kept in the database (with as much as any request may ask for). Parts that do not
 * exist are empty, never null; {@code tokens} is null until a {@link Selection} has counted.
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
        @JsonProperty("left_out") List<LeftOut> leftOut,
        Tokens tokens) {

    public ContextDocument {
        // A copy that keeps the order, which Map.copyOf does not.
        facts = facts == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        pages = copy(pages);
        files = copy(files);
        tables = copy(tables);
        leaderboard = copy(leaderboard);
        discussions = copy(discussions);
        notebooks = copy(notebooks);
        leftOut = copy(leftOut);
    }

    private static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** To make another document of this one. */
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

    public record File(String name, long bytes) {}

    /** What the first part of a tabular file tells. */
    public record Table(
            String file,
            List<Column> columns,
            @JsonProperty("rows_sampled") int rowsSampled,
            List<List<String>> sample) {}

    /**
     * @param type integer, float, boolean, date, datetime, categorical (text of few values), text or empty
     * @param distinct different values among the sampled rows, nulls aside; null in documents kept before it was counted
     * @param examples all the values where there are as many as {@code distinct}, else the first few
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Column(String name, String type, int nulls, Integer distinct, List<String> examples) {}

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
            @JsonProperty("last_run") Instant lastRun,
            List<Cell> cells) {

        public Notebook withCells(List<Cell> kept) {
            return new Notebook(ref, title, author, votes, language, url, lastRun, kept);
        }
    }

    /**
     * @param type markdown or code
     * @param language of code that is not in the notebook's language, else null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cell(String type, String text, String output, String language) {
        public Cell(String type, String text, String output) {
            this(type, text, output, null);
        }
    }

    /** What is not in the document, why, and what it would have cost (0 where it was never had). */
    public record LeftOut(String part, String reason, int tokens) {}

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
