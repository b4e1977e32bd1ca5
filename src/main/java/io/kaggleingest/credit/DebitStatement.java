package io.kaggleingest.credit;

import java.lang.reflect.Array;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import io.kaggleingest.credit.Debit.Outcome;

/**
 * Takes credits for many debits in one statement: balances are checked and changed, ledger rows and the batch's own row
 * are written together or not at all.
 *
 * <p>Accounts are locked in the order of their ids, so that replicas cannot deadlock. The batch's row makes the
 * statement's end known to whoever lost its answer, see {@link DebitBatch}.
 */
interface DebitStatement {

    List<Debit> debits();

    String sql();

    /** @param batch new for each sending */
    Tuple parameters(UUID batch, Instant now);

    /** By the ids of the debits; those that are missing were not decided, and nothing was taken for them. */
    Map<UUID, Outcome> outcomes(RowSet<Row> rows);

    @SuppressWarnings("unchecked")
    default <T> T[] column(Class<T> type, Function<Debit, T> value) {
        return debits().stream().map(value).toArray(size -> (T[]) Array.newInstance(type, size));
    }
}
