package io.kaggleingest.context;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.kaggleingest.context.ContextDocument.Fact;
import io.kaggleingest.context.ContextDocument.LeftOut;

/**
 * Cuts a document until its text is within a number of tokens. Prices of pieces are estimates, because a piece costs
 * differently in each place; whether the text fits is always counted on the text itself.
 */
final class Budget {
    private static final int ROUNDS = 6;

    private final Format format;
    private final int max;

    Budget(Format format, int max) {
        this.format = format;
        this.max = max;
    }

    ContextDocument fit(ContextDocument document) {
        // The count of its own tokens is not in it yet and can only add to it.
        if (TokenCount.of(format.render(document)) <= max) {
            ContextDocument whole = Counting.counted(document, format);
            if (fits(whole)) {
                return whole;
            }
        }
        Cut cut = new Cut(document, format.form());
        ContextDocument bare = Counting.counted(cut.to(0), format);
        return fits(bare) ? fill(cut, bare) : facts(document, cut.all());
    }

    /** Corrects the share for the pieces by how far the text missed the limit, and keeps the fullest that fits. */
    private ContextDocument fill(Cut cut, ContextDocument bare) {
        ContextDocument best = bare;
        int share = max - total(bare);
        for (int round = 0; round < ROUNDS && share > 0; round++) {
            ContextDocument tried = Counting.counted(cut.to(share), format);
            int room = max - total(tried);
            if (room >= 0 && total(tried) > total(best)) {
                best = tried;
            }
            if (room >= 0 && room < max / 50) {
                break;
            }
            share += room >= 0 ? room * 9 / 10 : room - max / 100;
        }
        return best;
    }

    /**
     * Where not even facts and a list of what is missing fit: as many facts as do, the first ones first; without any,
     * the beginning of the title, which may be of letters that cost three tokens each.
     */
    private ContextDocument facts(ContextDocument document, LeftOut everything) {
        ContextDocument rest = document.withParts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of())
                .withLeftOut(List.of(everything));
        Map<String, Fact> facts = new LinkedHashMap<>(document.facts());
        while (true) {
            ContextDocument tried = Counting.counted(rest.withFacts(facts), format);
            if (fits(tried) || facts.isEmpty() && rest.title().length() <= 2) {
                return tried;
            }
            if (facts.isEmpty()) {
                rest = rest.withTitle(
                        Cleaning.shorten(rest.title(), rest.title().length() / 2 + 1));
            } else {
                facts.remove(List.copyOf(facts.keySet()).get(facts.size() - 1));
            }
        }
    }

    private boolean fits(ContextDocument counted) {
        return total(counted) <= max;
    }

    private static int total(ContextDocument counted) {
        return counted.tokens().total();
    }
}
