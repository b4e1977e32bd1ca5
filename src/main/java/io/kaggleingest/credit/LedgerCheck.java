package io.kaggleingest.credit;

import java.time.Duration;
import java.util.Arrays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import io.kaggleingest.load.PeriodicTasks;

/**
 * Walks over all accounts, a few at a time, and looks whether each balance is what its ledger says: the newest entry's,
 * and each of the newest entries what the one before it left. One statement sees both as they were at one moment.
 */
@Startup
@ApplicationScoped
class LedgerCheck {

    private static final Logger LOG = Logger.getLogger(LedgerCheck.class);
    private static final Duration BETWEEN = Duration.ofSeconds(10);
    private static final int ACCOUNTS = 500;
    private static final int ENTRIES = 20;

    private static final String CHECK =
            """
            with checked as materialized (select id, credits from account where id > $1 order by id limit $2),
            newest as (
              select c.id, c.credits as balance, l.credits, l.balance_after,
                     lag(l.balance_after) over one as before,
                     lead(l.balance_after) over one is null as is_newest
              from checked c
              left join lateral (
                select id, credits, balance_after from ledger_entry
                where account_id = c.id order by id desc limit $3
              ) l on true
              window one as (partition by c.id order by l.id)
            )
            select (select max(id) from checked) as last,
                   (select count(*) from checked) as accounts,
                   array(
                     select distinct id from newest
                     where is_newest and coalesce(balance_after, 0) <> balance or balance_after <> before + credits
                   ) as wrong
            """;

    private final Counter checks;
    private final Counter mismatches;
    private volatile long last;

    @Inject
    PeriodicTasks periodic;

    @Inject
    Pool database;

    @Inject
    LedgerCheck(MeterRegistry registry) {
        checks = Counter.builder("kaggleingest.ledger.accounts.checked")
                .description("Accounts whose balance was compared with their ledger")
                .register(registry);
        mismatches = Counter.builder("kaggleingest.ledger.mismatches")
                .description("Accounts whose balance was not what their ledger says")
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        periodic.every(BETWEEN, () -> next().subscribe()
                .with(done -> {}, failure -> LOG.warnf("The ledger could not be checked: %s", failure.getMessage())));
    }

    /** The next few accounts; after the last one, the first ones again. */
    Uni<Void> next() {
        return database.preparedQuery(CHECK)
                .execute(Tuple.of(last, ACCOUNTS, ENTRIES))
                .map(rows -> rows.iterator().next())
                .invoke(this::tell)
                .replaceWithVoid();
    }

    private void tell(Row row) {
        long accounts = row.getLong("accounts");
        Long[] wrongAccounts = row.getArrayOfLongs("wrong");
        last = accounts < ACCOUNTS ? 0 : row.getLong("last");
        checks.increment(accounts);
        mismatches.increment(wrongAccounts.length);
        if (wrongAccounts.length > 0) {
            LOG.errorf(
                    "The balances of these accounts are not what their ledgers say: %s",
                    Arrays.toString(wrongAccounts));
        }
    }
}
