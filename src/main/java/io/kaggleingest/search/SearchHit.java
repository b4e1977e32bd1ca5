package io.kaggleingest.search;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.Competition;

/**
 * One thing that was found, as far as it is known.
 *
 * @param score from 0 to 1, for the order within one answer
 * @param cached whether its context is kept and would be served at once
 */
@Schema(name = "SearchResult")
public record SearchHit(
        @Schema(examples = "titanic") String slug,
        @Schema(examples = "Titanic - Machine Learning from Disaster", nullable = true) @Nullable String title,
        @Schema(description = "One line", nullable = true) @Nullable String description,
        @Schema(examples = "Getting Started", nullable = true) @Nullable String category,
        @Schema(examples = "https://www.kaggle.com/competitions/titanic") String url,
        @Schema(nullable = true) @Nullable Instant deadline,
        @Schema(description = "From 0 to 1, best first", examples = "1.0") double score,
        @Schema(description = "Its context is kept and would be served at once") boolean cached) {

    public SearchHit {
        score = Math.rint(score * 10_000) / 10_000;
    }

    static SearchHit of(Competition competition, double score) {
        return new SearchHit(
                competition.slug(),
                competition.title(),
                competition.subtitle(),
                competition.category(),
                "https://www.kaggle.com/competitions/" + competition.slug(),
                competition.deadline(),
                score,
                false);
    }

    /** Merges two hits of one resource: as Kaggle tells it now, and that it is kept. */
    SearchHit and(SearchHit other) {
        return new SearchHit(
                slug,
                title == null ? other.title : title,
                description == null ? other.description : description,
                category == null ? other.category : category,
                url,
                deadline == null ? other.deadline : deadline,
                Math.max(score, other.score),
                true);
    }
}
