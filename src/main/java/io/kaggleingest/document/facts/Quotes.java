package io.kaggleingest.document.facts;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts sentences of other people into the value of a fact. */
final class Quotes {
    /** How far before what it is quoted for a long sentence begins. */
    private static final int BEFORE = 80;

    private Quotes() {}

    /** The first sentences, as many as a fact holds. */
    static String beginning(List<String> sentences) {
        Set<String> first = new LinkedHashSet<>();
        for (String sentence : sentences) {
            if (!fits(first, sentence)) {
                break;
            }
            first.add(sentence);
        }
        return join(first);
    }

    private static boolean fits(Set<String> quotes, String quote) {
        return quotes.isEmpty() || join(quotes).length() + 2 + quote.length() <= Facts.VALUE;
    }

    /** One after the other, with semicolons between those that do not end like a sentence. */
    static String join(Iterable<String> sentences) {
        StringBuilder text = new StringBuilder();
        for (String sentence : sentences) {
            boolean withFullStop = text.isEmpty() || ".!?:".indexOf(text.charAt(text.length() - 1)) >= 0;
            text.append(text.isEmpty() ? "" : withFullStop ? " " : "; ").append(sentence);
        }
        return text.toString();
    }

    /** Before an example a sentence ends with a colon. */
    static String withFullStop(String sentence) {
        return sentence.endsWith(":")
                ? sentence.substring(0, sentence.length() - 1).strip() + "."
                : sentence;
    }

    /** A long sentence from a little before what it is quoted for. */
    static String around(String sentence, Pattern pattern) {
        Matcher match = pattern.matcher(sentence);
        boolean late = match.find() && match.start() > BEFORE;
        return sentence.length() <= Facts.VALUE || !late
                ? sentence
                : "… " + sentence.substring(sentence.indexOf(' ', match.start() - BEFORE) + 1);
    }
}
