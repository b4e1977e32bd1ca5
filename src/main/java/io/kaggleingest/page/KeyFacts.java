package io.kaggleingest.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.kaggleingest.document.ContextDocument;

/** What anybody may read of a resource that is kept for everybody. */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Schema(name = "KeyFacts")
public record KeyFacts(
        @Schema(examples = "Titanic - Machine Learning from Disaster") String title,
        @Schema(examples = "https://www.kaggle.com/competitions/titanic") String url,
        @Schema(enumeration = {"kaggle", "sandbox"}) String source,
        Instant fetchedAt,
        @Schema(description = "In the order of the screen, each with where it was read") List<KeyFact> facts,
        @Schema(description = "Scores at the medal lines and the median, as far as a leaderboard tells")
                List<LadderRung> ladder,
        @Schema(description = "Columns of the first tables") List<TableColumns> tables) {

    private static final int MOST_TABLES = 4;
    private static final int MOST_COLUMNS = 100;
    private static final int LONGEST_VALUE = 2_000;

    /** About what an object and its place in a list take, in characters. */
    private static final int ENTRY = 100;

    @RegisterForReflection
    @Schema(name = "KeyFact")
    public record KeyFact(
            @Schema(examples = "metric") String name,
            @Schema(examples = "Log Loss") String value,
            @Schema(examples = "page evaluation") String source) {}

    @RegisterForReflection
    @Schema(name = "TableColumns")
    public record TableColumns(
            @Schema(examples = "train.csv") String file,
            @Schema(description = "How many rows were read, or all of them where the file tells") long rows,
            @Schema(description = "How many columns there are; the first 100 are listed") int count,
            List<Column> columns) {}

    /** @param nulls among the rows */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TableColumn")
    public record Column(
            @Schema(examples = "PassengerId") String name, @Schema(examples = "integer") String type, long nulls) {}

    static KeyFacts of(ContextDocument document) {
        List<KeyFact> facts = document.facts().entrySet().stream()
                .map(fact -> new KeyFact(
                        fact.getKey(),
                        shorten(String.valueOf(fact.getValue().value())),
                        shorten(fact.getValue().source())))
                .toList();
        return new KeyFacts(
                document.title(),
                document.url(),
                document.source().name().toLowerCase(Locale.ROOT),
                document.fetchedAt(),
                facts,
                LadderRung.of(document),
                document.tables().stream()
                        .limit(MOST_TABLES)
                        .map(KeyFacts::columns)
                        .toList());
    }

    private static TableColumns columns(ContextDocument.Table table) {
        return new TableColumns(
                table.file(),
                table.rows() == null ? table.rowsSampled() : table.rows(),
                table.columns().size(),
                table.columns().stream()
                        .limit(MOST_COLUMNS)
                        .map(column -> new Column(shorten(column.name()), column.type(), column.nulls()))
                        .toList());
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }

    /** About how many bytes it takes in memory. */
    int weight() {
        int characters = title.length() + ENTRY * (facts.size() + ladder.size());
        for (KeyFact fact : facts) {
            characters += fact.value().length() + fact.source().length();
        }
        for (TableColumns table : tables) {
            characters += ENTRY * table.columns().size();
        }
        return 2 * characters;
    }
}
