package io.kaggleingest.document.focus;

/**
 * Takes the usual endings off an English word, so that a question finds a text that says the same in another form. What is
 * left need not be a word: it need only be the same for "evaluation", "evaluated" and "evaluates".
 */
final class Stem {
    private static final int SHORTEST = 3;

    private Stem() {}

    static String of(String word) {
        if (word.length() <= SHORTEST || !isAscii(word)) {
            return word;
        }
        String stem = noun(withoutPlural(word));
        String root = withoutEnding(stem);
        return root.length() > SHORTEST && root.endsWith("e") ? root.substring(0, root.length() - 1) : root;
    }

    private static String withoutPlural(String word) {
        if (word.endsWith("ies")) {
            return cut(word, 3) + "y";
        }
        if (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches") || word.endsWith("shes")) {
            return cut(word, 2);
        }
        boolean plural = word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && !word.endsWith("is");
        return plural ? cut(word, 1) : word;
    }

    /** Of "seasonality" and "seasonal" the season. */
    private static String noun(String word) {
        String adjective = word.endsWith("ity") && word.length() > SHORTEST + 4 ? cut(word, 3) : word;
        return adjective.endsWith("al") && adjective.length() > SHORTEST + 3 ? cut(adjective, 2) : adjective;
    }

    private static String withoutEnding(String word) {
        for (String ending : new String[] {"ational", "ation", "ating", "ated", "ator", "ate", "ment"}) {
            if (word.endsWith(ending) && word.length() - ending.length() > SHORTEST) {
                return cut(word, ending.length());
            }
        }
        for (String ending : new String[] {"ing", "ed", "ion", "er", "or", "ly"}) {
            int length = word.length() - ending.length();
            // Else "daily" would be half a word.
            int minLength = ending.equals("ly") ? SHORTEST + 1 : SHORTEST;
            if (word.endsWith(ending) && length >= minLength && hasVowel(word, length)) {
                return single(cut(word, ending.length()));
            }
        }
        return word;
    }

    /** "Running" is "run", but "passing" is "pass". */
    private static String single(String stem) {
        int last = stem.length() - 1;
        char c = stem.charAt(last);
        boolean doubled = last > 1 && c == stem.charAt(last - 1) && "lsz".indexOf(c) < 0;
        return doubled ? cut(stem, 1) : stem;
    }

    private static boolean hasVowel(String word, int end) {
        for (int i = 0; i < end; i++) {
            if ("aeiouy".indexOf(word.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String cut(String word, int characters) {
        return word.substring(0, word.length() - characters);
    }

    private static boolean isAscii(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < 'a' || c > 'z') {
                return false;
            }
        }
        return true;
    }
}
