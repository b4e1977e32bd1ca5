package io.kaggleingest.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Reads what moved an account's balance. An account's entries get their ids while its balance is locked, so a page that
 * ends before an id never misses one that is added later.
 */
@ApplicationScoped
public class Ledger {

    /** Balance and entries as of one moment; one row without an entry where there are none. */
    private static final String PAGE =
            """
            select a.credits as balance, l.id, l.at, l.operation, l.resource, l.credits, l.balance_after, l.request_id,
                   k.hint
            from account a
            left join lateral (
              select * from ledger_entry where account_id = a.id and id < $2 order by id desc limit $3
            ) l on true
            left join api_key k on k.id = l.api_key_id
            where a.id = $1
            order by l.id desc
            """;

    private static final String DAYS =
            """
            select (at at time zone 'UTC')::date as day, operation, count(*) as entries, sum(credits)::bigint as credits
            from ledger_entry
            where account_id = $1 and at >= $2 and at < $3
            group by day, operation
            """;

    @Inject
    Pool database;

    public record Entry(
            long id,
            Instant at,
            String operation,
            @Nullable String resource,
            long credits,
            long balanceAfter,
            @Nullable String keyHint,
            String requestId) {}

    /** @param next where the following page begins, unless this is the last one */
    public record Page(long balance, List<Entry> entries, @Nullable LedgerCursor next) {}

    /**
     * @param spent what deliveries cost
     * @param granted what operators and sign-up gave, less what operators took back
     * @param operations how many ledger entries there are of each operation
     */
    public record Day(LocalDate date, long spent, long granted, Map<String, Long> operations) {}

    /** Entries newest first, beginning behind the cursor. */
    public Uni<Page> page(long accountId, LedgerCursor from, int limit) {
        return database.preparedQuery(PAGE)
                .execute(Tuple.of(accountId, from.before(), limit + 1))
                .map(rows -> page(rows, limit));
    }

    /** What is left now. */
    Uni<Long> balance(long accountId) {
        return database.preparedQuery("select credits from account where id = $1")
                .execute(Tuple.of(accountId))
                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong("credits"));
    }

    /** As many UTC days as asked for, the last one first, those without entries too. */
    public Uni<List<Day>> days(long accountId, LocalDate last, int days) {
        LocalDate first = last.minusDays(days - 1L);
        return database.preparedQuery(DAYS)
                .execute(Tuple.of(accountId, midnight(first), midnight(last.plusDays(1))))
                .map(rows -> days(rows, first, last));
    }

    private static Page page(RowSet<Row> rows, int limit) {
        long balance = 0;
        List<Entry> entries = new ArrayList<>();
        for (Row row : rows) {
            balance = row.getLong("balance");
            if (row.getLong("id") != null) {
                entries.add(entry(row));
            }
        }
        if (entries.size() <= limit) {
            return new Page(balance, entries, null);
        }
        List<Entry> page = entries.subList(0, limit);
        return new Page(balance, page, new LedgerCursor(page.get(limit - 1).id()));
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getLong("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("operation"),
                row.getString("resource"),
                row.getLong("credits"),
                row.getLong("balance_after"),
                row.getString("hint"),
                row.getString("request_id"));
    }

    private static List<Day> days(RowSet<Row> rows, LocalDate first, LocalDate last) {
        Map<LocalDate, List<Row>> byDay = new TreeMap<>();
        rows.forEach(row -> byDay.computeIfAbsent(row.getLocalDate("day"), day -> new ArrayList<>())
                .add(row));
        return first.datesUntil(last.plusDays(1))
                .sorted(java.util.Comparator.reverseOrder())
                .map(day -> day(day, byDay.getOrDefault(day, List.of())))
                .toList();
    }

    private static Day day(LocalDate date, List<Row> rows) {
        long spent = 0;
        long granted = 0;
        Map<String, Long> operations = new TreeMap<>();
        for (Row row : rows) {
            String operation = row.getString("operation");
            operations.put(operation, row.getLong("entries"));
            if (operation.equals(Operation.GRANT.toString())) {
                granted += row.getLong("credits");
            } else {
                spent -= row.getLong("credits");
            }
        }
        return new Day(date, spent, granted, operations);
    }

    private static OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
