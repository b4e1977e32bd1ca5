package io.kaggleingest.credit;

import io.kaggleingest.web.Problem;

/** The balance does not cover the operation: 402. */
public final class InsufficientCredits extends Problem {

    public InsufficientCredits(Operation operation, long price, long balance) {
        super(
                402,
                "insufficient_credits",
                "%s costs %s and your balance is %d. GET /api/usage lists what your credits went to"
                        .formatted(operation.inSentence(), price == 1 ? "1 credit" : price + " credits", balance));
    }
}
