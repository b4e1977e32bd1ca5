package io.kaggleingest.document.budget;

import java.util.List;

import io.kaggleingest.document.ContextDocument.LeftOut;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.budget.DocumentPieces.Part;
import io.kaggleingest.document.page.GeneralRules;

/** A page of rules without those that are the same for all competitions; one line says what they cost and who has them. */
final class FoldedRules {
    private FoldedRules() {}

    static Part<Page> of(Part<Page> page, TextCutter prices, List<LeftOut> leftOut) {
        Page whole = page.value();
        return GeneralRules.beginning(whole.markdown())
                .map(beginning -> {
                    Page own = new Page(
                            whole.name(),
                            whole.markdown().substring(0, beginning).strip());
                    Part<Page> folded = new Part<>(own, Pieces.ofText(own.markdown(), null));
                    int tokens = prices.cost(whole.markdown().substring(beginning));
                    leftOut.add(new LeftOut(
                            "general rules of page " + whole.name(),
                            "Kaggle's, the same for every competition; the section of this page has them whole",
                            tokens));
                    return folded;
                })
                .orElse(page);
    }
}
