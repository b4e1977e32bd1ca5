package io.kaggleingest.kaggle;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.web.Problem;

/**
 * One resource of Kaggle's, from the endpoint that is asked for it to the wire and the rows. Names keep their letters on
 * the way to Kaggle; here they are compared without case.
 *
 * @param publisher who published it; a competition has none
 * @param account the account that it was fetched for with Kaggle credentials of its own, or {@link #EVERYBODY}
 */
public record Ref(Kind kind, @Nullable String publisher, String slug, long account) {

    public static final long EVERYBODY = 0;

    /** Looser than a competition's: there are popular datasets whose names begin with a hyphen. */
    private static final Pattern OWNED = Pattern.compile("(?=.{1,100}$)[_-]*[A-Za-z0-9][A-Za-z0-9_-]*");

    public static Ref competition(Slug slug) {
        return new Ref(Kind.COMPETITION, null, slug.value(), EVERYBODY);
    }

    public static Ref dataset(String publisher, String slug) {
        return owned(Kind.DATASET, publisher, slug);
    }

    public static Ref notebook(String publisher, String slug) {
        return owned(Kind.NOTEBOOK, publisher, slug);
    }

    private static Ref owned(Kind kind, String publisher, String slug) {
        return new Ref(kind, require(kind, "owner", publisher), require(kind, "slug", slug), EVERYBODY);
    }

    private static String require(Kind kind, String part, String name) {
        if (!OWNED.matcher(name).matches()) {
            throw Problem.badRequest("invalid_slug", "Invalid %s %s".formatted(kindName(kind), part));
        }
        return name;
    }

    /** What Kaggle itself names in a list; empty where that cannot be the name of a dataset or notebook. */
    public static Optional<Ref> ofListing(Kind kind, @Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        int slash = name.indexOf('/');
        if (slash < 0
                || !OWNED.matcher(name.substring(0, slash)).matches()
                || !OWNED.matcher(name.substring(slash + 1)).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Ref(kind, name.substring(0, slash), name.substring(slash + 1), EVERYBODY));
    }

    /** From the columns of a row. */
    public static Ref ofRow(String kind, String name, long account) {
        int slash = name.indexOf('/');
        return new Ref(
                Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                slash < 0 ? null : name.substring(0, slash),
                name.substring(slash + 1),
                account);
    }

    /** The same resource, as an account's own Kaggle credentials show it. */
    public Ref of(long account) {
        return new Ref(kind, publisher, slug, account);
    }

    public boolean isPrivate() {
        return account != EVERYBODY;
    }

    public boolean isCompetition() {
        return kind == Kind.COMPETITION;
    }

    public String kindName() {
        return kindName(kind);
    }

    private static String kindName(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** {@code slug} or {@code owner/slug}, with the letters in which somebody wrote it. */
    public String name() {
        return publisher == null ? slug : publisher + "/" + slug;
    }

    /** The name under which it is kept: the same for every spelling. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ref ref
                && kind == ref.kind
                && account == ref.account
                && slug.equalsIgnoreCase(ref.slug)
                && (publisher == null ? ref.publisher == null : publisher.equalsIgnoreCase(ref.publisher));
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, key(), account);
    }

    /** As the ledger and the log name it, for example {@code competition/titanic}. */
    @Override
    public String toString() {
        return kindName() + "/" + key();
    }
}
