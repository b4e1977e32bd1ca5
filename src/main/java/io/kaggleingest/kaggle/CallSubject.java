package io.kaggleingest.kaggle;

/**
 * What was asked of Kaggle, in the words in which a problem speaks of it.
 *
 * @param competition slug of the competition that it belongs to, null for none
 * @param callersKey whether the credentials are the caller's own and not the service's
 */
public record CallSubject(String what, String competition, boolean callersKey) {

    private static final int LONGEST = 120;

    public static CallSubject competition(String slug, boolean callersKey) {
        return new CallSubject("Competition '" + shown(slug) + "'", slug, callersKey);
    }

    public static CallSubject competitions(boolean callersKey) {
        return new CallSubject("The list of competitions", null, callersKey);
    }

    public static CallSubject file(String slug, String name, boolean callersKey) {
        return new CallSubject("File '" + shown(name) + "' of competition '" + shown(slug) + "'", slug, callersKey);
    }

    public static CallSubject notebook(String ref, boolean callersKey) {
        return new CallSubject("Notebook '" + shown(ref) + "'", null, callersKey);
    }

    public static CallSubject dataset(String ref, boolean callersKey) {
        return new CallSubject("Dataset '" + shown(ref) + "'", null, callersKey);
    }

    public static CallSubject datasetFile(String ref, String name, boolean callersKey) {
        return new CallSubject("File '" + shown(name) + "' of dataset '" + shown(ref) + "'", null, callersKey);
    }

    public static CallSubject forum(String slug, boolean callersKey) {
        return new CallSubject("The forum of competition '" + shown(slug) + "'", slug, callersKey);
    }

    public static CallSubject topic(String slug, long id, boolean callersKey) {
        return new CallSubject("Topic " + id + " of competition '" + shown(slug) + "'", slug, callersKey);
    }

    public static CallSubject datasetForum(String ref, boolean callersKey) {
        return new CallSubject("The forum of dataset '" + shown(ref) + "'", null, callersKey);
    }

    public static CallSubject datasetTopic(String ref, long id, boolean callersKey) {
        return new CallSubject("Topic " + id + " of dataset '" + shown(ref) + "'", null, callersKey);
    }

    private static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
