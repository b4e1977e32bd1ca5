package io.kaggleingest.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Fact;

/** The key facts of a document, as a question is put to them. */
record ToldFacts(Map<String, Fact> facts) {
    /** Where facts come from that no text claims. */
    private static final Set<String> FIELDS = Set.of("competition", "file list", "leaderboard", "KaggleIngest");

    ToldFacts(ContextDocument document) {
        this(document.facts());
    }

    /** Of the first of these names that is told; names may end with a star. */
    String first(String... names) {
        for (String name : names) {
            String value = all(name);
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    /** All that is told under these names. */
    String all(String... names) {
        return facts.entrySet().stream()
                .filter(fact -> List.of(names).stream().anyMatch(name -> matches(name, fact.getKey())))
                .map(fact -> fact.getValue().value().toString())
                .collect(Collectors.joining("\n"));
    }

    String everything() {
        return all("*");
    }

    /** Only what a text claims. */
    String claimed(String... names) {
        return facts.entrySet().stream()
                .filter(fact -> !FIELDS.contains(fact.getValue().source()))
                .filter(fact -> List.of(names).stream().anyMatch(name -> matches(name, fact.getKey())))
                .map(fact -> fact.getValue().value().toString())
                .collect(Collectors.joining("\n"));
    }

    private static boolean matches(String name, String fact) {
        if (name.startsWith("*")) {
            return fact.endsWith(name.substring(1));
        }
        return name.endsWith("*") ? fact.startsWith(name.substring(0, name.length() - 1)) : fact.equals(name);
    }
}
