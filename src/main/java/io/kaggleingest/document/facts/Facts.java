package io.kaggleingest.document.facts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.text.Sanitizer;

/** Gathers key facts; what is not known is not told, and what was told first stays. */
public final class Facts {
    /** Characters of a value that is a sentence or two. */
    static final int VALUE = FactName.Type.TEXT.limit();

    /** Characters of the longest value. */
    public static final int LISTING = FactName.Type.NAMES.limit();

    private static final int SOURCE = 120;
    /** Characters of a whole screen: 1,500 tokens are 5,000 of them, and many columns have long names. */
    private static final int SCREEN = 6_000;

    private final Map<FactName, Fact> facts = new EnumMap<>(FactName.class);

    /** @param value of names they are told letter by letter, everything else is one line of words */
    Facts add(FactName name, @Nullable String value, String source) {
        String line = value == null
                ? ""
                : name.type() == FactName.Type.NAMES
                        ? Sanitizer.shorten(
                                Sanitizer.text(value)
                                        .replaceAll("[\\n\\r\\t]+", " ")
                                        .strip(),
                                name.type().limit())
                        : Sanitizer.line(value, name.type().limit());
        if (!line.isEmpty()) {
            facts.putIfAbsent(name, new Fact(line, Sanitizer.line(source, SOURCE)));
        }
        return this;
    }

    Facts add(FactName name, int number, String source) {
        if (number > 0) {
            facts.putIfAbsent(name, new Fact(number, source));
        }
        return this;
    }

    /** A number or a flag that a text tells. */
    Facts addValue(FactName name, Object value, String source) {
        if (value instanceof String text) {
            return add(name, text, source);
        }
        facts.putIfAbsent(name, new Fact(value, Sanitizer.line(source, SOURCE)));
        return this;
    }

    Facts addIf(boolean told, FactName name, String source) {
        if (told) {
            facts.putIfAbsent(name, new Fact(true, source));
        }
        return this;
    }

    /** What a reader should know first: these, and each part that is missing as a whole. */
    Facts warnings(List<String> own, List<Omission> omissions) {
        List<String> warnings = new ArrayList<>(own);
        omissions.stream()
                .filter(part -> !part.part().startsWith("file "))
                .forEach(part -> warnings.add(part.part() + " could not be had: " + part.reason()));
        return add(FactName.WARNINGS, String.join("; ", warnings), "KaggleIngest");
    }

    Optional<Fact> get(FactName name) {
        return Optional.ofNullable(facts.get(name));
    }

    boolean has(FactName name) {
        return facts.containsKey(name);
    }

    /**
     * In the order of the screen. Where it is too long, the facts that matter least are dropped, the last of them
     * first.
     */
    Map<String, Fact> all() {
        Map<FactName, Fact> byName = new EnumMap<>(facts);
        for (FactName.Rank rank : List.of(FactName.Rank.SELDOM, FactName.Rank.USEFUL)) {
            List<FactName> names = new ArrayList<>(byName.keySet());
            for (int i = names.size() - 1; i >= 0 && length(byName) > SCREEN; i--) {
                if (names.get(i).rank() == rank) {
                    byName.remove(names.get(i));
                }
            }
        }
        Map<String, Fact> byKey = new LinkedHashMap<>();
        byName.forEach((name, fact) -> byKey.put(name.key(), fact));
        return byKey;
    }

    private static int length(Map<FactName, Fact> facts) {
        return facts.entrySet().stream()
                .mapToInt(fact -> fact.getKey().key().length()
                        + fact.getValue().value().toString().length()
                        + fact.getValue().source().length()
                        + 8)
                .sum();
    }
}
