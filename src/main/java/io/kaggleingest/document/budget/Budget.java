package io.kaggleingest.document.budget;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.form.RenderedDocument;
import io.kaggleingest.document.text.Sanitizer;

/**
 * Cuts a document until its text is within a number of tokens. Prices of pieces are estimates, because a piece costs
 * differently in each place; whether the text fits is always counted on the text itself.
 */
final class Budget {
    private static final int ROUNDS = 6;

    /** A document that costs so many times the limit by estimate is not even tried. */
    private static final int FAR = 2;

    private final CountedRenderer renderer;
    private final int max;

    Budget(CountedRenderer renderer, int max) {
        this.renderer = renderer;
        this.max = max;
    }

    RenderedDocument fit(DocumentPieces document, CutStrategy cut) {
        if (cut.cost() / FAR <= max) {
            RenderedDocument rendering = renderer.render(document.toDocument());
            if (fits(rendering)) {
                return rendering;
            }
        }
        RenderedDocument smallest = renderer.render(cut.to(0));
        return fits(smallest) ? fill(cut, smallest) : facts(document.document(), cut.all());
    }

    /** Corrects the share for the pieces by how far the text missed the limit, and keeps the fullest that fits. */
    private RenderedDocument fill(CutStrategy cut, RenderedDocument smallest) {
        RenderedDocument best = smallest;
        int share = max - total(smallest);
        for (int round = 0; round < ROUNDS && share > 0; round++) {
            RenderedDocument rendering = renderer.render(cut.to(share));
            int room = max - total(rendering);
            if (room >= 0 && total(rendering) > total(best)) {
                best = rendering;
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
    private RenderedDocument facts(ContextDocument document, Omission allParts) {
        ContextDocument shortened =
                document.toBuilder().withoutParts().omissions(List.of(allParts)).build();
        Map<String, Fact> facts = new LinkedHashMap<>(document.facts());
        while (true) {
            RenderedDocument rendering =
                    renderer.render(shortened.toBuilder().facts(facts).build());
            if (fits(rendering) || facts.isEmpty() && shortened.title().length() <= 2) {
                return rendering;
            }
            if (facts.isEmpty()) {
                String title =
                        Sanitizer.shorten(shortened.title(), shortened.title().length() / 2 + 1);
                shortened = shortened.toBuilder().title(title).build();
            } else {
                facts.remove(List.copyOf(facts.keySet()).get(facts.size() - 1));
            }
        }
    }

    private boolean fits(RenderedDocument rendering) {
        return total(rendering) <= max;
    }

    private static int total(RenderedDocument rendering) {
        return rendering.total();
    }
}
