package io.kaggleingest.kaggle;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A competition as Kaggle lists it; numbers are 0 and lists empty where Kaggle does not say. */
public record Competition(
        String slug,
        @Nullable String title,
        @Nullable String subtitle,
        String url,
        @Nullable String organization,
        @Nullable String category,
        @Nullable String reward,
        List<String> tags,
        @Nullable Instant enabled,
        @Nullable Instant deadline,
        @Nullable Instant mergerDeadline,
        @Nullable Instant newEntrantDeadline,
        int teamCount,
        @Nullable Integer maxTeamSize,
        int maxDailySubmissions,
        @Nullable String evaluationMetric,
        boolean codeOnly,
        boolean submissionsDisabled,
        boolean awardsPoints) {

    /** Whether what is submitted is a write-up that people judge. */
    public boolean isHackathon() {
        return category != null && category.strip().equalsIgnoreCase("hackathon");
    }
}
