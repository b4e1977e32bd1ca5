package io.kaggleingest.context;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;

import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.web.Problem;

/** What is new in kept content. Free, and no reason to fetch anything: who asks for the context has it refreshed. */
@ApplicationScoped
class Changelog {

    static final String SUMMARY = "What is new since an earlier version";

    static final String HOW_IT_WORKS =
            """
            Compares what is kept with an earlier version of it: key facts, pages, files, notebooks, discussions and the head \
            of the leaderboard. Free; nothing is fetched for it. Of each resource the latest versions are known (20, unless \
            the operator has set another number); who asks for an earlier one is told what is new since the first of them.""";

    static final String SINCE =
            """
            A version, a day or a time; what was kept then is what it is compared with. Without it, the version before the \
            present one""";

    @Inject
    VersionHistory versions;

    /** @param since as it was sent, or null */
    Uni<ChangesAnswer> changes(Ref publicRef, String since, long account) {
        Since parsed = Since.of(since);
        return changes(publicRef, parsed)
                .onItem()
                .ifNull()
                .switchTo(() -> changes(publicRef.of(account), parsed))
                .onItem()
                .ifNull()
                .failWith(() -> new Problem(
                        404, "not_kept", "Nothing is kept of %s yet: ask for its context first".formatted(publicRef)));
    }

    /** Null if nothing is kept. */
    private Uni<ChangesAnswer> changes(Ref ref, Since since) {
        return versions.current(ref).chain(current -> current.map(now -> compare(ref, now, since))
                .orElseGet(() -> Uni.createFrom().nullItem()));
    }

    private Uni<ChangesAnswer> compare(Ref ref, VersionHistory.CurrentVersion current, Since since) {
        return versions.at(ref, since.orBefore(current.version().number()))
                .map(before -> ChangesAnswer.of(ref, current, before.orElse(null)));
    }
}
