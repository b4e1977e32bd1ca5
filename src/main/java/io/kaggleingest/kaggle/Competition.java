package io.kaggleingest.kaggle;

import java.time.Instant;
import java.util.List;

/** A competition as Kaggle lists it; whatever Kaggle did not say is null (numbers: 0, lists: empty). */
public record Competition(
        String slug,
        String title,
        String subtitle,
        String url,
        String organization,
        String category,
        String reward,
        List<String> tags,
        Instant enabled,
        Instant deadline,
        Instant mergerDeadline,
        Instant newEntrantDeadline,
        int teamCount,
        Integer maxTeamSize,
        int maxDailySubmissions,
        String evaluationMetric,
        boolean codeOnly,
        boolean submissionsDisabled,
        boolean awardsPoints) {}
