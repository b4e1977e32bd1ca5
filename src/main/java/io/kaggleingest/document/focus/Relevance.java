package io.kaggleingest.document.focus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * BM25F (Robertson, Zaragoza, Taylor 2004): a word counts by the field it stands in, less with each time it is said again,
 * less in a longer field, and more the fewer passages hold it. Pure, and in proportion to the length of the passages.
 */
public final class Relevance {
    private static final int FIELDS = 4;

    /** Title, path, text, code. */
    private static final double[] WEIGHTS = {1.6, 2, 1, 0.5};

    private static final double[] LENGTH_MATTERS = {0.3, 0.3, 0.6, 0.6};
    private static final double SATURATION = 1.2;

    private final Question question;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, WordCounts> namesCounted = new HashMap<>();
    private final List<WordCounts[]> passages = new ArrayList<>();
    private final Words.Beginnings beginnings = new Words.Beginnings();
    private final int[] hits;
    private final int[] touchedStems;

    private Relevance(Question question) {
        this.question = question;
        question.concepts().forEach(hits -> hits.keySet().forEach(word -> numbers.putIfAbsent(word, numbers.size())));
        numbers.keySet().forEach(beginnings::add);
        hits = new int[numbers.size()];
        touchedStems = new int[numbers.size()];
    }

    /** How often which words of the question are in a field, and how many words it has. */
    private record WordCounts(int[] words, int[] counts, int length) {}

    /** How well the best stretch of each passage answers; 0 where it holds no word of the question and none that means the same. */
    public static double[] of(Question question, List<Passage> passages) {
        Relevance relevance = new Relevance(question);
        int[] ends = new int[passages.size()];
        for (int i = 0; i < ends.length; i++) {
            passages.get(i).stretches().forEach(relevance::read);
            ends[i] = relevance.passages.size();
        }
        double[] scores = relevance.scores();
        double[] best = new double[ends.length];
        for (int i = 0; i < ends.length; i++) {
            best[i] = Arrays.stream(scores, i == 0 ? 0 : ends[i - 1], ends[i])
                    .max()
                    .orElse(0);
        }
        return best;
    }

    private void read(Passage passage) {
        passages.add(new WordCounts[] {
            // The same for many passages, one after another.
            namesCounted.computeIfAbsent(passage.title(), this::count),
            namesCounted.computeIfAbsent(passage.path(), this::count),
            count(passage.text()),
            count(passage.code())
        });
    }

    private WordCounts count(String text) {
        if (text.isEmpty()) {
            return new WordCounts(new int[0], new int[0], 0);
        }
        int[] length = new int[2];
        Words.read(text, beginnings, word -> {
            length[0]++;
            Integer number = numbers.get(word);
            if (number != null && hits[number]++ == 0) {
                touchedStems[length[1]++] = number;
            }
        });
        int[] words = Arrays.copyOf(touchedStems, length[1]);
        int[] counts = Arrays.stream(words).map(word -> hits[word]).toArray();
        Arrays.stream(words).forEach(word -> hits[word] = 0);
        return new WordCounts(words, counts, length[0]);
    }

    private double[] scores() {
        double[] means = means();
        double[] rarity = rarity();
        double[] scores = new double[passages.size()];
        double[] frequencies = new double[rarity.length];
        for (int i = 0; i < scores.length; i++) {
            Arrays.fill(frequencies, 0);
            for (int field = 0; field < FIELDS; field++) {
                add(passages.get(i)[field], field, means[field], frequencies);
            }
            for (Map<String, Double> hits : question.concepts()) {
                scores[i] += best(hits, frequencies, rarity);
            }
        }
        return scores;
    }

    private static void add(WordCounts counts, int field, double mean, double[] frequencies) {
        double matters = LENGTH_MATTERS[field];
        double share = WEIGHTS[field] / (1 - matters + matters * counts.length() / mean);
        for (int i = 0; i < counts.words().length; i++) {
            frequencies[counts.words()[i]] += share * counts.counts()[i];
        }
    }

    /** A passage that says the same in three ways answers no better. */
    private double best(Map<String, Double> hits, double[] frequencies, double[] rarity) {
        double best = 0;
        for (Map.Entry<String, Double> hit : hits.entrySet()) {
            int word = Objects.requireNonNull(numbers.get(hit.getKey()));
            double frequency = frequencies[word];
            best = Math.max(best, hit.getValue() * rarity[word] * frequency / (SATURATION + frequency));
        }
        return best;
    }

    private double[] means() {
        double[] means = new double[FIELDS];
        for (int field = 0; field < FIELDS; field++) {
            long sum = 0;
            for (WordCounts[] passage : passages) {
                sum += passage[field].length();
            }
            means[field] = Math.max(1, (double) sum / Math.max(1, passages.size()));
        }
        return means;
    }

    /** Above zero also for a word that is everywhere. */
    private double[] rarity() {
        int[] holders = new int[numbers.size()];
        int[] lastHolder = new int[numbers.size()];
        for (int i = 0; i < passages.size(); i++) {
            for (WordCounts field : passages.get(i)) {
                for (int word : field.words()) {
                    holders[word] += lastHolder[word] == i + 1 ? 0 : 1;
                    lastHolder[word] = i + 1;
                }
            }
        }
        return Arrays.stream(holders)
                .mapToDouble(n -> Math.log(1 + (passages.size() - n + 0.5) / (n + 0.5)))
                .toArray();
    }
}
