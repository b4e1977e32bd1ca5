package io.kaggleingest.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.kaggle.KaggleProblem;

/** What of a resource could not be had and why, and when more of it may be. */
final class MissingParts {

    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);

    private final List<Omission> parts = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Duration> pauses = new ConcurrentHashMap<>();

    void add(String part, String reason) {
        parts.add(new Omission(part, reason, 0));
    }

    void add(String part, KaggleProblem problem) {
        add(part, reason(part, problem));
        if (problem.isPause()) {
            pauses.put(part, problem.retryAfter().orElse(SHORTEST_PAUSE));
        }
    }

    List<Omission> all() {
        return List.copyOf(parts);
    }

    /** Whether a limit has cost a part of this kind. */
    boolean isLimited(String kind) {
        return pauses.keySet().stream().anyMatch(part -> part.startsWith(kind));
    }

    /** When what a limit has cost may be had, if one has. */
    Optional<Duration> pause() {
        return pauses.values().stream()
                .max(Comparator.naturalOrder())
                .map(wait -> wait.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : wait);
    }

    /** The resource itself is there: what is not found is a part that it does not have. */
    private static String reason(String part, KaggleProblem problem) {
        if (!problem.isMissing()) {
            return problem.detail();
        }
        return switch (part) {
            case "leaderboard" -> "it has no leaderboard, or none that Kaggle shows";
            case "pages", "files", "discussions", "notebooks", "metadata" -> "Kaggle shows no " + part + " of it";
            default -> problem.detail();
        };
    }
}
