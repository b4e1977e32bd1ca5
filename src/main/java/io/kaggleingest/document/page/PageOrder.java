package io.kaggleingest.document.page;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.kaggleingest.kaggle.CompetitionPage;

/** The order in which a competitor reads a competition's own pages; hosts spell their names as they like. */
public final class PageOrder {
    private static final List<List<String>> ORDER = List.of(
            List.of("description", "overview", "abstract"),
            List.of("evaluation"),
            List.of("datadescription", "data", "datasetdescription"),
            List.of("timeline"),
            List.of("prizes", "prize"),
            List.of("coderequirements", "submissionrequirements", "requirements"),
            List.of("rules"));

    private PageOrder() {}

    public static List<CompetitionPage> sorted(List<CompetitionPage> pages) {
        return pages.stream()
                .sorted(Comparator.comparingInt(page -> rank(page.name())))
                .toList();
    }

    static boolean isNamed(String name, String wanted) {
        return plain(name).equals(wanted);
    }

    /** 0 is read first; pages without a known name come last, in the host's order. */
    public static int rank(String name) {
        String plain = plain(name);
        for (int i = 0; i < ORDER.size(); i++) {
            if (ORDER.get(i).contains(plain)) {
                return i;
            }
        }
        return ORDER.size();
    }

    private static String plain(String name) {
        return name == null ? "" : name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
    }
}
