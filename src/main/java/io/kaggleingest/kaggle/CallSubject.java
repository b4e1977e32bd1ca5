package io.kaggleingest.kaggle;

import org.jspecify.annotations.Nullable;

/**
 * What was asked of Kaggle, in the words in which a problem speaks of it.
 *
 * @param competition slug of the competition that it belongs to, if any
 * @param callerCredentials whether the credentials are the caller's own and not the service's
 */
public record CallSubject(String name, @Nullable String competition, boolean callerCredentials) {

    private static final int LONGEST = 120;

    public static CallSubject competitions(boolean callerCredentials) {
        return new CallSubject("The list of competitions", null, callerCredentials);
    }

    public static CallSubject of(Ref ref, boolean callerCredentials) {
        String kind =
                Character.toUpperCase(ref.kindName().charAt(0)) + ref.kindName().substring(1);
        return of(kind + " '" + excerpt(ref.name()) + "'", ref, callerCredentials);
    }

    public static CallSubject file(Ref ref, String name, boolean callerCredentials) {
        return of("File '" + excerpt(name) + "' of " + name(ref), ref, callerCredentials);
    }

    public static CallSubject forum(Ref ref, boolean callerCredentials) {
        return of("The forum of " + name(ref), ref, callerCredentials);
    }

    public static CallSubject topic(Ref ref, long id, boolean callerCredentials) {
        return of("Topic " + id + " of " + name(ref), ref, callerCredentials);
    }

    private static CallSubject of(String name, Ref ref, boolean callerCredentials) {
        return new CallSubject(name, ref.isCompetition() ? ref.slug() : null, callerCredentials);
    }

    private static String name(Ref ref) {
        return ref.kindName() + " '" + excerpt(ref.name()) + "'";
    }

    private static String excerpt(String name) {
        String text = name.replaceAll("\\p{Cntrl}", " ");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
