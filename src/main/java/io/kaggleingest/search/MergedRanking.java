package io.kaggleingest.search;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.kaggleingest.kaggle.Competition;

/** One order of what is kept and what Kaggle found. */
final class MergedRanking {

    private static final int MOST = 20;

    /** Kaggle tells an order and no scores: its first counts as much as half a match of the words here. */
    private static final double KAGGLES_FIRST = 0.5;

    private MergedRanking() {}

    /** Best first, each thing once; an exact slug is the best of all, whoever found it. */
    static List<SearchHit> merge(String query, List<SearchHit> keptHits, List<Competition> competitions) {
        String slug = query.toLowerCase(Locale.ROOT);
        Map<String, SearchHit> byUrl = new LinkedHashMap<>();
        keptHits.forEach(result -> byUrl.put(result.url(), result));
        for (int place = 0; place < competitions.size(); place++) {
            Competition competition = competitions.get(place);
            double score = slug.equals(competition.slug())
                    ? 1
                    : KAGGLES_FIRST * (competitions.size() - place) / competitions.size();
            SearchHit hit = SearchHit.of(competition, score);
            byUrl.merge(hit.url(), hit, (before, now) -> now.and(before));
        }
        return byUrl.values().stream()
                .sorted(Comparator.comparingDouble(SearchHit::score).reversed().thenComparing(SearchHit::slug))
                .limit(MOST)
                .toList();
    }
}
