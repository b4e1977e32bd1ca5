package io.kaggleingest.bench;

import io.kaggleingest.bench.MixedLoad.Seen;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds what callers saw against the ledger, by the ids of their requests.
 *
 * @param unpaid deliveries without a debit, or with another one than the answer says
 * @param undelivered debits of requests that were answered without a delivery
 * @param unanswered debits of requests whose connection broke: their callers may ask again, with an idempotency key for free
 * @param twice requests that were charged more than once
 */
record Exactness(int delivered, int unpaid, int undelivered, int unanswered, int twice, long offLedger, long unfinished) {

    static Exactness check(Data data, List<Seen> seen) throws SQLException {
        Map<String, Long> charged = data.chargedByRequest();
        Map<String, Seen> asked = new HashMap<>();
        int delivered = 0;
        int unpaid = 0;
        int undelivered = 0;
        int unanswered = 0;
        for (Seen one : seen) {
            asked.put(one.id(), one);
            long paid = charged.getOrDefault(one.id(), 0L);
            if (one.cost() > 0) {
                delivered++;
                unpaid += paid == one.cost() ? 0 : 1;
            } else if (paid > 0 && one.isAnswered()) {
                undelivered++;
            } else if (paid > 0) {
                unanswered++;
            }
        }
        return new Exactness(
                delivered,
                unpaid,
                undelivered,
                unanswered,
                (int) data.number("select count(*) from (select 1 from ledger_entry where operation <> 'grant'"
                        + " group by request_id having count(*) > 1) t"),
                data.accountsOffTheirLedger(),
                data.unfinishedIngestions());
    }

    boolean isExact() {
        return unpaid == 0 && undelivered == 0 && twice == 0 && offLedger == 0 && unfinished == 0;
    }

    void print() {
        System.out.printf(
                """
                deliveries                                    %8d
                deliveries without their debit                %8d  wanted 0
                debits without a delivery, answered           %8d  wanted 0
                debits of requests that got no answer         %8d  (their connection broke after the debit)
                requests that were charged twice              %8d  wanted 0
                accounts whose balance is not their ledger's  %8d  wanted 0
                ingestions without an end                     %8d  wanted 0
                """,
                delivered, unpaid, undelivered, unanswered, twice, offLedger, unfinished);
        System.out.println(isExact() ? "exact" : "BROKEN");
    }
}
