package io.kaggleingest.kaggle;

import java.util.Locale;
import java.util.regex.Pattern;

import io.kaggleingest.web.Problem;

/**
 * What is asked for: a kind of Kaggle resource and its name, {@code slug} or {@code owner/slug}; compared without case.
 *
 * @param owner the account that it was fetched for with Kaggle credentials of its own, or {@link #EVERYBODY}
 */
public record Ref(Kind kind, String name, long owner) {

    public static final long EVERYBODY = 0;

    /** Looser than a competition's: there are popular datasets whose names begin with a hyphen. */
    private static final Pattern OWNED = Pattern.compile("(?=.{1,100}$)[_-]*[a-z0-9][a-z0-9_-]*");

    public static Ref competition(Slug slug) {
        return new Ref(Kind.COMPETITION, slug.value(), EVERYBODY);
    }

    public static Ref dataset(String owner, String slug) {
        return owned(Kind.DATASET, owner, slug);
    }

    public static Ref notebook(String owner, String slug) {
        return owned(Kind.NOTEBOOK, owner, slug);
    }

    private static Ref owned(Kind kind, String owner, String slug) {
        return new Ref(kind, checked(kind, "owner", owner) + "/" + checked(kind, "slug", slug), EVERYBODY);
    }

    private static String checked(Kind kind, String what, String sent) {
        String name = sent.toLowerCase(Locale.ROOT);
        if (!OWNED.matcher(name).matches()) {
            throw Problem.badRequest(
                    "invalid_slug", "Invalid %s %s".formatted(kind.name().toLowerCase(Locale.ROOT), what));
        }
        return name;
    }

    /** The same resource, as an account's own Kaggle credentials show it. */
    public Ref of(long account) {
        return new Ref(kind, name, account);
    }

    public boolean isPrivate() {
        return owner != EVERYBODY;
    }

    public String kindName() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** As the ledger and the log name it, for example {@code competition/titanic}. */
    @Override
    public String toString() {
        return kindName() + "/" + name;
    }
}
