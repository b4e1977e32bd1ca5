package io.kaggleingest.document.text;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way in which people leave a credential.
 *
 * @param words one of which, in small letters, is in whatever the pattern finds
 * @param pattern its only group, or without one the whole match, is what must not get out
 * @param reach how far behind one of its words what belongs to it may stand
 * @param isSecret what the value has to look like
 */
record SecretShape(List<String> words, Pattern pattern, int reach, Predicate<String> isSecret) {
    /** Characters from one of its words to where a secret begins. */
    private static final int NEAR = 600;

    static SecretShape of(String words, String regex) {
        return of(words, regex, value -> true);
    }

    static SecretShape of(String words, String regex, Predicate<String> isSecret) {
        return new SecretShape(List.of(words.split(" ")), Pattern.compile(regex), NEAR, isSecret);
    }

    /** Several lines long. */
    static SecretShape ofLines(String words, String regex, int reach) {
        return new SecretShape(List.of(words.split(" ")), Pattern.compile(regex), reach, value -> true);
    }

    /** @param lower the text with small letters for the large ones of ASCII */
    String mask(String text, String lower) {
        StringBuilder result = new StringBuilder();
        int copiedEnd = 0;
        Windows windows = Windows.around(words, lower, reach);
        Matcher matcher = pattern.matcher(text).useAnchoringBounds(false).useTransparentBounds(true);
        for (int i = 0; i < windows.count(); i++) {
            int from = Math.max(copiedEnd, windows.from(i));
            matcher.region(Math.min(from, windows.to(i)), windows.to(i));
            while (matcher.find()) {
                int group = matcher.groupCount() == 0 ? 0 : 1;
                if (isSecret.test(matcher.group(group))) {
                    result.append(text, copiedEnd, matcher.start(group)).append(Secrets.MASKED);
                    copiedEnd = matcher.end(group);
                }
            }
        }
        return copiedEnd == 0
                ? text
                : result.append(text, copiedEnd, text.length()).toString();
    }
}
