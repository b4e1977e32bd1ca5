package io.kaggleingest.document.facts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.page.PageOrder;
import io.kaggleingest.document.text.Sentences;

/** Takes facts from a competition's pages in the words of their authors. */
final class Quotes {
    /** How far before what it is quoted for a long sentence begins. */
    private static final int BEFORE = 80;

    private record Text(String page, int rank, List<String> sentences) {}

    private final List<Text> texts;
    private final Facts facts;

    Quotes(List<Page> pages, Facts facts) {
        this.texts = pages.stream()
                .map(page -> new Text(page.name(), PageOrder.rank(page.name()), Sentences.of(page.markdown())))
                .toList();
        this.facts = facts;
    }

    /**
     * Adds the first sentences in which all the patterns are found, as many as a fact holds.
     *
     * @param ranks the pages to look at, by {@link PageOrder#rank}
     */
    void add(String fact, IntPredicate ranks, int most, Pattern... patterns) {
        Set<String> quotes = new LinkedHashSet<>();
        List<String> pages = new ArrayList<>();
        for (Text text : texts) {
            if (ranks.test(text.rank()) && take(text, quotes, most, patterns)) {
                pages.add(text.page());
            }
        }
        String source = (pages.size() == 1 ? "page " : "pages ") + String.join(", ", pages);
        facts.add(fact, joined(quotes), source);
    }

    private static boolean take(Text text, Set<String> quotes, int most, Pattern... patterns) {
        int before = quotes.size();
        for (String sentence : text.sentences()) {
            String quote = quote(sentence, patterns);
            if (quote != null && quotes.size() < most && fits(quotes, quote)) {
                quotes.add(quote);
            }
        }
        return quotes.size() > before;
    }

    private static boolean fits(Set<String> quotes, String quote) {
        return quotes.isEmpty() || joined(quotes).length() + 2 + quote.length() <= Facts.VALUE;
    }

    /** The first sentences, as many as a fact holds. */
    static String beginning(List<String> sentences) {
        Set<String> first = new LinkedHashSet<>();
        for (String sentence : sentences) {
            if (!fits(first, sentence)) {
                break;
            }
            first.add(sentence);
        }
        return joined(first);
    }

    /** One after the other, with semicolons between those that do not end like a sentence. */
    static String joined(Iterable<String> sentences) {
        StringBuilder text = new StringBuilder();
        for (String sentence : sentences) {
            boolean ended = text.isEmpty() || ".!?:".indexOf(text.charAt(text.length() - 1)) >= 0;
            text.append(text.isEmpty() ? "" : ended ? " " : "; ").append(sentence);
        }
        return text.toString();
    }

    /** Null if not all the patterns are found. */
    private static String quote(String sentence, Pattern... patterns) {
        int first = Integer.MAX_VALUE;
        for (Pattern pattern : patterns) {
            Matcher found = pattern.matcher(sentence);
            if (!found.find()) {
                return null;
            }
            first = Math.min(first, found.start());
        }
        return sentence.length() <= Facts.VALUE || first <= BEFORE ? sentence : from(sentence, first - BEFORE);
    }

    private static String from(String sentence, int start) {
        return "… " + sentence.substring(sentence.indexOf(' ', start) + 1);
    }
}
