package io.kaggleingest.bench;

import io.kaggleingest.account.BenchKeys;
import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.budget.Bundle;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;


/** The accounts that pay: one busy account, and many. Made in SQL, because ten thousand sign-ups hash ten thousand passwords. */
final class Data implements AutoCloseable {

    static final int MANY = 10_000;
    static final long BUSY = 1;
    static final long FIRST = 2;
    static final long LAST = FIRST + MANY - 1;

    /** More than any run can spend. */
    private static final long CREDITS = 1_000_000_000_000L;

    private final Connection connection;

    Data(Map<String, String> server) throws SQLException {
        connection = DriverManager.getConnection("jdbc:postgresql://%s:%s/%s?user=%s"
                .formatted(server.get("PGHOST"), server.get("PGPORT"), server.get("PGDATABASE"), server.get("PGUSER")));
    }

    /** @return the keys of the accounts, in the order of their ids, which begin with {@link #BUSY} */
    List<String> fill() throws SQLException {
        List<String> keys = BenchKeys.generate(MANY + 1);
        run("insert into account (email, password_hash, tier, credits, created_at)"
                + " select 'bench-' || n || '@example.com', '', 'free', " + CREDITS + ", now()"
                + " from generate_series(1, " + keys.size() + ") n order by n");
        run("insert into ledger_entry (account_id, at, operation, credits, balance_after, request_id)"
                + " select id, now(), 'grant', credits, credits, 'bench' from account order by id");
        try (var insert = connection.prepareStatement("insert into api_key (account_id, hash, hint, name, created_at)"
                + " values (?, ?, '', 'bench', now())")) {
            for (int i = 0; i < keys.size(); i++) {
                insert.setLong(1, i + BUSY);
                insert.setBytes(2, BenchKeys.hash(keys.get(i)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        run("vacuum analyze");
        if (number("select max(id) from account") != LAST) {
            throw new IllegalStateException("The accounts have other ids than expected");
        }
        return keys;
    }

    /**
     * Keeps a competition under another name with so many times its pages and notebooks, because no competition of the
     * sandbox is as long as the real ones.
     */
    void lengthen(String from, String to, int times) throws SQLException {
        byte[] bundle;
        try (var statement = connection.prepareStatement("select bundle from kept_context where ref = ?")) {
            statement.setString(1, from);
            try (var rows = statement.executeQuery()) {
                rows.next();
                bundle = rows.getBytes(1);
            }
        }
        ContextDocument whole = Bundle.read(bundle).document();
        ContextDocument longer = new ContextDocument(
                whole.kind(),
                whole.ref(),
                whole.title(),
                whole.url(),
                whole.source(),
                whole.fetchedAt(),
                whole.facts(),
                repeated(whole.pages(), times),
                whole.files(),
                repeated(whole.tables(), times),
                whole.leaderboard(),
                repeated(whole.discussions(), times),
                repeated(whole.notebooks(), times),
                whole.omissions(),
                whole.tokens());
        try (var insert = connection.prepareStatement("insert into kept_context"
                + " select source, kind, ?, title, ?, fetched_at from kept_context where ref = ?")) {
            insert.setString(1, to);
            insert.setBytes(2, Bundle.of(longer).bytes());
            insert.setString(3, from);
            insert.executeUpdate();
        }
    }

    /** Kept contexts that nobody asks for, but that a search looks at. */
    void keepMany(int count) throws SQLException {
        run("insert into kept_context (source, kind, ref, title, bundle, fetched_at, searchable)"
                + " select 'sandbox', 'dataset', 'many/kept-' || n, 'Data of competition number ' || n, '', now(),"
                + " to_tsvector('english', 'data of competition number ' || n) from generate_series(1, " + count + ") n");
        run("vacuum analyze kept_context");
    }

    /** Accounts with higher ids have nothing left to spend. */
    void takeCreditsBeyond(long id) throws SQLException {
        run("insert into ledger_entry (account_id, at, operation, credits, balance_after, request_id)"
                + " select id, now(), 'grant', -credits, 0, 'bench' from account where id > " + id);
        run("update account set credits = 0 where id > " + id);
    }

    private static <T> List<T> repeated(List<T> parts, int times) {
        return Collections.nCopies(times, parts).stream().flatMap(List::stream).toList();
    }

    /** So that each round begins alike. */
    void settle() throws SQLException {
        run("vacuum account");
        run("checkpoint");
    }

    /** The promise of the ledger, after all that load. */
    long accountsOffTheirLedger() throws SQLException {
        return number("select count(*) from account a left join"
                + " (select account_id, sum(credits) as credits from ledger_entry group by account_id) l"
                + " on l.account_id = a.id where l.credits is distinct from a.credits");
    }

    long entries(String resource) throws SQLException {
        return number("select count(*) from ledger_entry where resource = '" + resource + "'");
    }

    /** Each has left a row. */
    long debitStatements() throws SQLException {
        return number("select count(*) from debit_batch");
    }

    /** What was taken for each request, by its id. */
    Map<String, Long> chargedByRequest() throws SQLException {
        Map<String, Long> charged = new HashMap<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select request_id, -sum(credits) from ledger_entry"
                        + " where operation <> 'grant' group by request_id")) {
            while (rows.next()) {
                charged.put(rows.getString(1), rows.getLong(2));
            }
        }
        return charged;
    }

    long unfinishedIngestions() throws SQLException {
        return number("select count(*) from ingestion where status in ('queued', 'running')");
    }

    /** Waits until no ingestion is under way, for so long at most. */
    void drain(Duration limit) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        while (unfinishedIngestions() > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    String setting(String name) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }

    long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
