package io.kaggleingest.document.text;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way in which people leave a credential.
 *
 * @param words one of which, in small letters, is in whatever the pattern finds: most texts have none, and that is soon
 *     seen
 * @param pattern its only group, or without one the whole match, is what must not get out
 * @param isSecret what the value has to look like
 */
record SecretShape(List<String> words, Pattern pattern, Predicate<String> isSecret) {

    static SecretShape of(String words, String regex) {
        return of(words, regex, value -> true);
    }

    static SecretShape of(String words, String regex, Predicate<String> isSecret) {
        return new SecretShape(List.of(words.split(" ")), Pattern.compile(regex), isSecret);
    }

    boolean mayBeIn(String lower) {
        return words.stream().anyMatch(lower::contains);
    }

    String mask(String text) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(replacement(found)));
    }

    private String replacement(MatchResult found) {
        int group = found.groupCount() == 0 ? 0 : 1;
        if (!isSecret.test(found.group(group))) {
            return found.group();
        }
        String all = found.group();
        int start = found.start(group) - found.start();
        return all.substring(0, start) + Secrets.MASKED + all.substring(found.end(group) - found.start());
    }
}
