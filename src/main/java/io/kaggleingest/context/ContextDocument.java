package io.kaggleingest.context;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Everything that is known of one Kaggle resource, in the order in which a reader wants it. The one structure behind
 * every {@link Format}; also what is kept in the database (with as much as any request may ask for).
 */
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

    public enum Kind {
        @JsonProperty("competition")
        COMPETITION,
        @JsonProperty("dataset")
        DATASET,
        @JsonProperty("notebook")
        NOTEBOOK
    }

    public enum Source {
        @JsonProperty("kaggle")
        KAGGLE,
        @JsonProperty("sandbox")
        SANDBOX
    }

    /** One key fact and where it was read, for example {@code "RMSE", "competition"}. */
    public record Fact(Object value, String source) {}

    public record Page(String name, String markdown) {}

    public record File(String name, long bytes) {}

    /** What the first part of a tabular file tells: {@code type} is integer, number, boolean, date, text or empty. */
    public record Table(
            String file,
            List<Column> columns,
            @JsonProperty("rows_sampled") int rowsSampled,
            List<List<String>> sample) {}

    public record Column(String name, String type, int nulls, List<String> examples) {}

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
            List<Cell> cells) {}

    /** {@code type} is markdown or code. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cell(String type, String text, String output) {}

    public record LeftOut(String part, String reason, int tokens) {}

    /** Exact counts in o200k tokens. */
    public record Tokens(int total, @JsonProperty("by_part") Map<String, Integer> byPart) {}
}
