package io.kaggleingest.document.budget;

import io.kaggleingest.document.ContextDocument.Discussion;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.discussion.TopicRanking;
import io.kaggleingest.document.page.PageKind;

/**
 * The order in which a {@link Cutter} keeps parts. In the first round each kind may take its share of the budget, so
 * that one long page or five hundred file names do not push out everything else; what is then left goes to them in this
 * order.
 */
enum Priority {
    TASK(0.16, 0.36),
    COLUMNS(0.12, 0.24),
    BEST_NOTEBOOK(0.25, 0.25),
    LEADERBOARD(0.04, 0.04),
    ROWS(0.03, 0.03),
    WRITE_UPS(0.06, 0.06),
    TEXTS(0, 0),
    NOTEBOOKS(0, 0),
    FILES(0.04, 0.04),
    DISCUSSIONS(0.03, 0.04),
    RULES(0, 0);

    private final double itemShare;
    private final double totalShare;

    Priority(double itemShare, double totalShare) {
        this.itemShare = itemShare;
        this.totalShare = totalShare;
    }

    /**
     * Tokens that one item of this kind may take in the first round.
     *
     * @param used by items of this kind so far
     */
    int allowance(int budget, int used) {
        return (int) Math.min(budget * itemShare, budget * totalShare - used);
    }

    static Priority of(Discussion discussion) {
        return TopicRanking.isWriteUp(discussion.title(), discussion.url()) ? WRITE_UPS : DISCUSSIONS;
    }

    static Priority of(Page page) {
        return switch (PageKind.ofPage(page.name(), page.markdown())) {
            case EVALUATION, DATA, REQUIREMENTS -> TASK;
            case TIMELINE, PRIZES, DESCRIPTION -> TEXTS;
            default -> RULES;
        };
    }
}
