package io.kaggleingest.document.budget;

import java.util.List;

import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.budget.DocumentPieces.Part;
import io.kaggleingest.document.page.GeneralRules;

/** A page of rules without those that are the same for all competitions; one line says what they cost and who has them. */
final class FoldedRules {
    private FoldedRules() {}

    static Part<Page> of(Part<Page> page, TextCutter prices, List<Omission> omissions) {
        Page original = page.value();
        return GeneralRules.beginning(original.markdown())
                .map(beginning -> {
                    Page ownRules = new Page(
                            original.name(),
                            original.markdown().substring(0, beginning).strip());
                    Part<Page> part = new Part<>(ownRules, Pieces.ofText(ownRules.markdown(), null));
                    int tokens = prices.cost(original.markdown().substring(beginning));
                    omissions.add(new Omission(
                            "general rules of page " + original.name(),
                            "Kaggle's, the same for every competition; the section of this page has them whole",
                            tokens));
                    return part;
                })
                .orElse(page);
    }
}
