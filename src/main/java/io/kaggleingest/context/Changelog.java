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
    Uni<ChangesAnswer> changes(Ref everybodys, String since, long account) {
        Since asked = Since.of(since);
        return changes(everybodys, asked)
                .onItem()
                .ifNull()
                .switchTo(() -> changes(everybodys.of(account), asked))
                .onItem()
                .ifNull()
                .failWith(() -> new Problem(
                        404, "not_kept", "Nothing is kept of %s yet: ask for its context first".formatted(everybodys)));
    }

    /** Null if nothing is kept. */
    private Uni<ChangesAnswer> changes(Ref ref, Since since) {
        return versions.kept(ref).chain(kept -> kept.map(now -> compared(ref, now, since))
                .orElseGet(() -> Uni.createFrom().nullItem()));
    }

    private Uni<ChangesAnswer> compared(Ref ref, VersionHistory.Kept kept, Since since) {
        return versions.at(ref, since.orBefore(kept.version().number()))
                .map(before -> ChangesAnswer.of(ref, kept, before.orElse(null)));
    }
}
