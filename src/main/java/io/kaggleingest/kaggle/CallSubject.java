package io.kaggleingest.kaggle;

import org.jspecify.annotations.Nullable;

/**
 * What was asked of Kaggle, in the words in which a problem speaks of it.
 *
 * @param competition slug of the competition that it belongs to, if any
 * @param callersKey whether the credentials are the caller's own and not the service's
 */
public record CallSubject(String what, @Nullable String competition, boolean callersKey) {

    private static final int LONGEST = 120;

    public static CallSubject competitions(boolean callersKey) {
        return new CallSubject("The list of competitions", null, callersKey);
    }

    public static CallSubject of(Ref ref, boolean callersKey) {
        String kind =
                Character.toUpperCase(ref.kindName().charAt(0)) + ref.kindName().substring(1);
        return of(kind + " '" + shown(ref.name()) + "'", ref, callersKey);
    }

    public static CallSubject file(Ref ref, String name, boolean callersKey) {
        return of("File '" + shown(name) + "' of " + named(ref), ref, callersKey);
    }

    public static CallSubject forum(Ref ref, boolean callersKey) {
        return of("The forum of " + named(ref), ref, callersKey);
    }

    public static CallSubject topic(Ref ref, long id, boolean callersKey) {
        return of("Topic " + id + " of " + named(ref), ref, callersKey);
    }

    private static CallSubject of(String what, Ref ref, boolean callersKey) {
        return new CallSubject(what, ref.isCompetition() ? ref.slug() : null, callersKey);
    }

    private static String named(Ref ref) {
        return ref.kindName() + " '" + shown(ref.name()) + "'";
    }

    private static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
