package io.kaggleingest.document.page;

import java.util.Comparator;
import java.util.List;

import io.kaggleingest.kaggle.CompetitionPage;

/** The order in which a competitor uses a competition's own pages, the host's story and thanks last. */
public final class PageOrder {
    private static final List<PageKind> ORDER = List.of(
            PageKind.EVALUATION,
            PageKind.DATA,
            PageKind.REQUIREMENTS,
            PageKind.TIMELINE,
            PageKind.PRIZES,
            PageKind.RULES,
            PageKind.DESCRIPTION,
            PageKind.OTHER,
            PageKind.SIDE);

    private PageOrder() {}

    /** Pages of one kind stay in the host's order. */
    public static List<CompetitionPage> sorted(List<CompetitionPage> pages) {
        return pages.stream()
                .sorted(Comparator.comparingInt(page -> ORDER.indexOf(kind(page))))
                .toList();
    }

    private static PageKind kind(CompetitionPage page) {
        return PageKind.ofPage(page.name(), page.content() == null ? "" : page.content());
    }
}
