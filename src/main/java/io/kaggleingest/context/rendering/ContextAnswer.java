package io.kaggleingest.context.rendering;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.ingest.Ingestion;
import io.kaggleingest.job.Job;
import io.kaggleingest.kaggle.Ref;

/** The JSON answer of the content endpoints: delivered, still under way, or failed. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Schema(
        name = "ContextAnswer",
        requiredProperties = {"slug", "title", "status", "message"})
public record ContextAnswer(
        @Schema(examples = "titanic") String slug,
        String title,
        @Schema(description = "Kaggle's subtitle; empty where there is none, absent while it is fetched")
                String description,
        Metadata metadata,
        @Schema(enumeration = {"completed", "processing"}) String status,
        String message,
        @Schema(description = "Since when the content is like this: when it was first fetched so") Instant cachedAt,
        @Schema(
                        description =
                                "True when Kaggle last confirmed it longer ago than the freshness limit; it is refreshed behind")
                Boolean stale,
        @Schema(description = "The document in TOON") String toonContent,
        Tokens tokens,
        Job job) {

    private static final int LEADERBOARD_HEAD = 10;

    /** What is not known of the resource is there as null. */
    @RegisterForReflection
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Metadata(
            String title,
            String url,
            @Schema(nullable = true) String category,
            @Schema(nullable = true) String prize,
            @Schema(nullable = true) String evaluation,
            @Schema(nullable = true) Integer teamCount,
            @Schema(nullable = true) String deadline,
            List<Standing> leaderboard,
            @Schema(enumeration = {"kaggle", "sandbox"}) String source) {}

    @RegisterForReflection
    @Schema(name = "LeadingTeam")
    public record Standing(String team, String score) {}

    /** Exact counts in o200k tokens. */
    @RegisterForReflection
    @Schema(name = "TokenCounts")
    public record Tokens(int total, Map<String, Integer> sections) {}

    static ContextAnswer completed(ContextDocument document, String toon) {
        return new ContextAnswer(
                document.ref(),
                document.title(),
                Objects.requireNonNullElse(fact(document, "subtitle"), ""),
                metadata(document),
                "completed",
                Freshness.PLAIN.words().message(),
                document.fetchedAt(),
                null,
                toon,
                new Tokens(document.tokens().total(), document.tokens().byPart()),
                null);
    }

    /** The same content with what is to be said of it. */
    ContextAnswer with(Freshness.Words words) {
        return new ContextAnswer(
                slug,
                title,
                description,
                metadata,
                status,
                words.message(),
                cachedAt,
                words.stale() ? true : null,
                toonContent,
                tokens,
                words.job());
    }

    public static ContextAnswer processing(Ref ref, String message, Ingestion job) {
        return new ContextAnswer(
                ref.key(), "Fetching...", null, null, "processing", message, null, null, null, null, Job.of(job));
    }

    private static Metadata metadata(ContextDocument document) {
        return new Metadata(
                document.title(),
                document.url(),
                fact(document, "category"),
                fact(document, "prize"),
                fact(document, "metric"),
                teams(document),
                fact(document, "deadline"),
                document.leaderboard().stream()
                        .limit(LEADERBOARD_HEAD)
                        .map(row -> new Standing(row.team(), row.score()))
                        .toList(),
                document.source().name().toLowerCase(Locale.ROOT));
    }

    private static Integer teams(ContextDocument document) {
        Fact fact = document.facts().get("team_count");
        return fact != null && fact.value() instanceof Integer teams ? teams : null;
    }

    private static String fact(ContextDocument document, String name) {
        Fact fact = document.facts().get(name);
        return fact == null ? null : fact.value().toString();
    }
}
