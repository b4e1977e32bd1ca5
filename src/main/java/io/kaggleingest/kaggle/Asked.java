package io.kaggleingest.kaggle;

/**
 * What was asked of Kaggle, in the words in which a problem speaks of it.
 *
 * @param competition slug of the competition that it belongs to, null for none
 * @param callersKey whether the credentials are the caller's own and not the service's
 */
record Asked(String what, String competition, boolean callersKey) {

    private static final int LONGEST = 120;

    static Asked competition(String slug, boolean callersKey) {
        return new Asked("Competition '" + shown(slug) + "'", slug, callersKey);
    }

    static Asked competitions(boolean callersKey) {
        return new Asked("The list of competitions", null, callersKey);
    }

    static Asked file(String slug, String name, boolean callersKey) {
        return new Asked("File '" + shown(name) + "' of competition '" + shown(slug) + "'", slug, callersKey);
    }

    static Asked notebook(String ref, boolean callersKey) {
        return new Asked("Notebook '" + shown(ref) + "'", null, callersKey);
    }

    static Asked dataset(String ref, boolean callersKey) {
        return new Asked("Dataset '" + shown(ref) + "'", null, callersKey);
    }

    static Asked datasetFile(String ref, String name, boolean callersKey) {
        return new Asked("File '" + shown(name) + "' of dataset '" + shown(ref) + "'", null, callersKey);
    }

    static Asked forum(String slug, boolean callersKey) {
        return new Asked("The forum of competition '" + shown(slug) + "'", slug, callersKey);
    }

    static Asked topic(String slug, long id, boolean callersKey) {
        return new Asked("Topic " + id + " of competition '" + shown(slug) + "'", slug, callersKey);
    }

    static Asked datasetForum(String ref, boolean callersKey) {
        return new Asked("The forum of dataset '" + shown(ref) + "'", null, callersKey);
    }

    static Asked datasetTopic(String ref, long id, boolean callersKey) {
        return new Asked("Topic " + id + " of dataset '" + shown(ref) + "'", null, callersKey);
    }

    private static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
