package io.kaggleingest.document.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.LeftOut;
import io.kaggleingest.document.text.Sanitizer;

/** Gathers key facts in the order in which they are told; what is not known is not told. */
public final class Facts {
    /** Characters of one value: thirty facts of this length still fit a budget of 4,000 tokens. */
    static final int VALUE = 300;

    /** Characters of a value that names files, columns or notebooks, of which there are a handful. */
    public static final int LISTING = 600;

    private static final int SOURCE = 80;

    private final Map<String, Fact> facts = new LinkedHashMap<>();

    Facts add(String name, String value, String source) {
        return add(name, value, VALUE, source);
    }

    Facts list(String name, String value, String source) {
        return add(name, value, LISTING, source);
    }

    private Facts add(String name, String value, int limit, String source) {
        String line = value == null ? "" : Sanitizer.line(value, limit);
        if (!line.isEmpty()) {
            facts.putIfAbsent(name, new Fact(line, Sanitizer.line(source, SOURCE)));
        }
        return this;
    }

    Facts add(String name, int number, String source) {
        if (number > 0) {
            facts.putIfAbsent(name, new Fact(number, source));
        }
        return this;
    }

    Facts addIf(boolean told, String name, String source) {
        if (told) {
            facts.putIfAbsent(name, new Fact(true, source));
        }
        return this;
    }

    /** What a reader should know first: these, and each part that is missing as a whole. */
    Facts warnings(List<String> own, List<LeftOut> missing) {
        List<String> warnings = new ArrayList<>(own);
        missing.stream()
                .filter(part -> !part.part().startsWith("file "))
                .forEach(part -> warnings.add(part.part() + " could not be had: " + part.reason()));
        return add("warnings", String.join("; ", warnings), "KaggleIngest");
    }

    Map<String, Fact> all() {
        return facts;
    }
}
