package io.kaggleingest.ingest;

import java.util.Locale;

import io.kaggleingest.context.ContextDocument.Kind;

/** What is asked for: a kind of Kaggle resource and its name, {@code slug} or {@code owner/slug}. */
record Ref(Kind kind, String name) {

    static Ref competition(Slug slug) {
        return new Ref(Kind.COMPETITION, slug.value());
    }

    String kindName() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** As the ledger and the log name it, for example {@code competition/titanic}. */
    @Override
    public String toString() {
        return kindName() + "/" + name;
    }
}
