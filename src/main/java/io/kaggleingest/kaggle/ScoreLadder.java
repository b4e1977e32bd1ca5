package io.kaggleingest.kaggle;

import java.util.List;

/**
 * Which score a team needs for which place on a public leaderboard. Medals by the rule that Kaggle publishes for
 * competitions that award them (www.kaggle.com/progression).
 *
 * @param teams all of them
 * @param gold the last rank that wins a gold medal, and so on
 */
public record ScoreLadder(int teams, Rung gold, Rung silver, Rung bronze, Rung median) {
    private static final int SMALL = 100;
    private static final int MIDDLE = 250;
    private static final int LARGE = 1_000;
    private static final int GOLDEN = 10;
    private static final int TEAMS_FOR_A_FURTHER_GOLD = 500;

    /** @param score as Kaggle writes it */
    public record Rung(int rank, String score) {}

    /**
     * @param scores of all teams, the best first
     * @throws IllegalArgumentException if there is none
     */
    public static ScoreLadder of(List<String> scores) {
        int teams = scores.size();
        if (teams == 0) {
            throw new IllegalArgumentException("no teams");
        }
        return new ScoreLadder(
                teams,
                rung(scores, gold(teams)),
                rung(scores, teams < MIDDLE ? teams / 5 : teams < LARGE ? 50 : teams / 20),
                rung(scores, teams < MIDDLE ? teams * 2 / 5 : teams < LARGE ? 100 : teams / 10),
                rung(scores, (teams + 1) / 2));
    }

    private static int gold(int teams) {
        return teams < SMALL ? teams / 10 : teams < MIDDLE ? GOLDEN : GOLDEN + teams / TEAMS_FOR_A_FURTHER_GOLD;
    }

    private static Rung rung(List<String> scores, int rank) {
        int place = Math.max(1, Math.min(rank, scores.size()));
        return new Rung(place, scores.get(place - 1));
    }
}
