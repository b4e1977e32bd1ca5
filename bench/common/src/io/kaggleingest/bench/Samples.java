package io.kaggleingest.bench;


import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One figure for each client count, measured in several rounds; the median counts. */
final class Samples {

    private final Map<Integer, List<Double>> values = new TreeMap<>();

    void add(int clients, double value) {
        values.computeIfAbsent(clients, any -> new ArrayList<>()).add(value);
    }

    double median(int clients) {
        List<Double> sorted = values.get(clients).stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double best() {
        return values.keySet().stream().mapToDouble(this::median).max().orElseThrow();
    }

    /** {@code -} where nothing was measured. */
    String cell(int clients) {
        return values.containsKey(clients) ? "%,.0f".formatted(median(clients)) : "-";
    }
}
