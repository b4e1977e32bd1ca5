package io.kaggleingest.document.focus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody wants to know, as its words with their weights.
 *
 * @param concepts for each word that says something, the words that are hits for it, which are worth more or less
 */
public record Question(List<Map<String, Double>> concepts) {
    /** Of a word that means the same, or nearly. */
    private static final double SYNONYM = 0.35;

    private static final Set<String> QUESTION_WORDS = stems(
            "a an and any are as at be been being by can could do does did for from had has have how i if in into is it its"
                    + " me my of on or our shall should so than that the their them then there these they this those to up us"
                    + " was we were what whats which who whom whose why will with would you your about tell give show please"
                    + " find list explain describe kaggle competition contest many much there get got need");

    private static Set<String> stems(String words) {
        Set<String> stems = new LinkedHashSet<>();
        Words.read(words, stems::add);
        return stems;
    }

    /** A question of common words only is answered by these. */
    public static Question of(String text) {
        Set<String> all = stems(text);
        Set<String> keywords = new LinkedHashSet<>(all);
        keywords.removeAll(QUESTION_WORDS);
        List<Map<String, Double>> concepts = new ArrayList<>();
        for (String word : keywords.isEmpty() ? all : keywords) {
            Map<String, Double> hits = new LinkedHashMap<>();
            Synonyms.of(word).forEach(other -> hits.put(other, SYNONYM));
            hits.put(word, 1.0);
            concepts.add(hits);
        }
        return new Question(concepts);
    }
}
