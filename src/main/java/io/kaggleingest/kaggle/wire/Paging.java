package io.kaggleingest.kaggle.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.CallSubject;

/**
 * One walk through the pages of a list. An empty page may carry a token, so only the empty token ends it, or a repeated
 * one, or enough items, or the last page that we are willing to fetch.
 */
final class Paging<T> {

    /** @param next empty: this was the last one */
    record Page<T>(List<T> items, String next) {}

    private static final Logger LOG = Logger.getLogger(Paging.class);
    private static final int MOST_PAGES = 10;

    private final CallSubject subject;
    private final Function<String, Uni<Page<T>>> fetch;
    private final int enough;
    private final int mostPages;
    private final List<T> items = new ArrayList<>();
    private final Set<String> tokens = new HashSet<>();
    private int pages;

    private Paging(CallSubject subject, int enough, int mostPages, Function<String, Uni<Page<T>>> fetch) {
        this.subject = subject;
        this.fetch = fetch;
        this.enough = enough;
        this.mostPages = mostPages;
    }

    /** @param fetch asks for the page of a token, without one for the first */
    static <T> Uni<List<T>> collect(CallSubject subject, int enough, Function<String, Uni<Page<T>>> fetch) {
        return Uni.createFrom()
                .deferred(() -> new Paging<>(subject, enough, MOST_PAGES, fetch).from(null))
                .map(Page::items);
    }

    /**
     * The pages from one on.
     *
     * @return with the token of the page after the last one that was fetched, if there is one
     */
    static <T> Uni<Page<T>> onward(
            CallSubject subject, String token, int mostPages, Function<String, Uni<Page<T>>> fetch) {
        return Uni.createFrom()
                .deferred(() -> new Paging<>(subject, Integer.MAX_VALUE, mostPages, fetch).resume(token));
    }

    private Uni<Page<T>> resume(String token) {
        tokens.add(token);
        return from(token);
    }

    private Uni<Page<T>> from(@Nullable String token) {
        return fetch.apply(token).chain(this::take);
    }

    private Uni<Page<T>> take(Page<T> page) {
        items.addAll(page.items());
        pages++;
        if (items.size() >= enough) {
            return Uni.createFrom().item(new Page<>(List.copyOf(items.subList(0, enough)), page.next()));
        }
        if (page.next().isEmpty() || !tokens.add(page.next())) {
            return Uni.createFrom().item(new Page<>(List.copyOf(items), ""));
        }
        if (pages == mostPages) {
            LOG.warnf("%s: list cut after %d pages, %d items", subject.name(), pages, items.size());
            return Uni.createFrom().item(new Page<>(List.copyOf(items), page.next()));
        }
        return from(page.next());
    }
}
