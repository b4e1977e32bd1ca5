package io.kaggleingest;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.kaggleingest.CrashIT.Attempt.End;
import io.kaggleingest.database.CrashingDatabase;
import io.kaggleingest.sandbox.Sandbox;
import io.kaggleingest.web.Eventually;
import io.kaggleingest.web.Parallel;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Credits are exact however the service ends: two instances with different prices on one PostgreSQL serve many clients
 * while one instance is killed, PostgreSQL crashes, and at last both at once. Then the ledger is held against what each
 * client saw.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CrashIT {

    private static final int CLIENTS = 64;
    private static final int ACCOUNTS = 12;
    /** Requests of one client in one round that end with content or 402. */
    private static final int SETTLED = 12;
    /** Bounds a round while nothing can be settled. */
    private static final int MOST_ATTEMPTS = 1_000;

    private static final int MOST_TRIES = 4;
    private static final List<String> SLUGS = List.of("titanic", "lichen-cover");

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private int kills;
    private int restarts;

    /** What one client saw of one request that it sent. */
    record Attempt(String id, Account account, String key, End end, int status, long cost, long remaining) {

        enum End {
            CONTENT,
            REPLAYED,
            /** Any other answer. */
            STATUS,
            /** The connection ended first: nobody can know. */
            NONE,
            /** There was no connection: it cannot have arrived. */
            UNREACHED
        }

        boolean isSettled() {
            return end == End.CONTENT || end == End.REPLAYED || status == 402;
        }

        String accountAndKey() {
            return account.id() + "/" + key;
        }
    }

    record Account(long id, String apiKey) {}

    private record Entry(long account, String requestId, long cost, long balanceAfter) {}

    /** Something that happens when so many requests of a round were answered. */
    private record Event(int answers, Action action) {}

    private interface Action {
        void run() throws Exception;
    }

    @Test
    void every_credit_taken_is_a_content_delivered_or_an_answer_lost() throws Exception {
        try (var sandbox = Sandbox.start();
                var database = CrashingDatabase.start(folder);
                var cheap = new Instance(environment(database, sandbox, 1));
                var dear = new Instance(environment(database, sandbox, 3))) {
            cheap.start();
            dear.start();
            cheap.awaitReady();
            dear.awaitReady();
            List<Instance> both = List.of(cheap, dear);
            List<Account> accounts = accounts(database, cheap);
            SLUGS.forEach(slug -> ingest(cheap, accounts.get(0), slug));

            round(1, both, accounts, new Event(200, () -> kill(cheap)), new Event(300, cheap::start));
            cheap.awaitReady();
            for (int again = 2; again <= 3; again++) {
                round(
                        again,
                        both,
                        accounts,
                        new Event(200, () -> crash(database)),
                        new Event(220, database::startAgain));
                cheap.awaitReady();
                dear.awaitReady();
            }
            Action crashOfBoth = () -> {
                kill(dear);
                crash(database);
            };
            round(
                    4,
                    both,
                    accounts,
                    new Event(200, crashOfBoth),
                    new Event(220, database::startAgain),
                    new Event(300, dear::start));
            cheap.awaitReady();
            dear.awaitReady();
            assertEquals(143, cheap.stop(), cheap::output);
            assertEquals(143, dear.stop(), dear::output);
            assertEquals(List.of(), cheap.faults());
            assertEquals(List.of(), dear.faults());

            try (var connection = database.connect()) {
                check(connection);
            }
        }
    }

    private static Map<String, String> environment(CrashingDatabase database, Sandbox sandbox, long price) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("KAGGLE_USERNAME", Sandbox.USERNAME);
        environment.put("KAGGLE_KEY", Sandbox.KEY);
        environment.put("KAGGLE_API_URL", sandbox.apiUrl().toString());
        environment.put("KAGGLE_STORAGE_HOSTS", sandbox.storageHost());
        environment.put("KAGGLEINGEST_CREDITS_PRICE_CONTEXT", Long.toString(price));
        return environment;
    }

    private void check(Connection connection) throws SQLException {
        List<Entry> debits = debits(connection);
        System.out.println(summary(debits));

        none(
                "balances that are not the sum of their ledger, or negative",
                rows(
                        connection,
                        """
                select a.id, a.credits, sum(l.credits) from account a join ledger_entry l on l.account_id = a.id
                group by a.id having a.credits <> sum(l.credits) or a.credits < 0
                """));
        none(
                "ledger rows that do not continue the one before",
                rows(
                        connection,
                        """
                select * from (
                  select l.*, lag(balance_after, 1, 0::bigint) over (partition by account_id order by id) as before
                  from ledger_entry l) chain
                where balance_after <> before + credits or balance_after < 0
                """));
        none(
                "accounts whose newest ledger row is not their balance",
                rows(
                        connection,
                        """
                select a.id, a.credits, l.balance_after
                from account a
                join lateral (select * from ledger_entry where account_id = a.id order by id desc limit 1) l on true
                where a.credits <> l.balance_after
                """));
        none(
                "idempotency keys without their debit",
                rows(
                        connection,
                        """
                select k.* from idempotency_key k
                left join ledger_entry l on l.charge_id = k.charge_id and l.account_id = k.account_id
                where l.credits is distinct from -k.credits or l.balance_after <> k.balance_after
                """));

        Map<String, Attempt> byId = attempts.stream().collect(toMap(Attempt::id, attempt -> attempt));
        Map<String, List<Entry>> debitsOf = debits.stream().collect(groupingBy(Entry::requestId));
        Map<String, List<Entry>> debitsOfKey = debits.stream()
                .filter(debit -> byId.containsKey(debit.requestId()))
                .filter(debit -> byId.get(debit.requestId()).key() != null)
                .collect(groupingBy(debit -> byId.get(debit.requestId()).accountAndKey()));

        none("debits that nobody asked for", debits, debit -> !byId.containsKey(debit.requestId()));
        none("requests charged twice", debitsOf.values(), same -> same.size() > 1);
        none("idempotency keys charged twice", debitsOfKey.values(), same -> same.size() > 1);
        none("contents without the debit that they told of", of(End.CONTENT), content -> !debitsOf.getOrDefault(
                        content.id(), List.of())
                .equals(List.of(entryOf(content))));
        none("debits of requests whose answer arrived and was no new content", debits, debit -> Stream.of(
                        End.CONTENT, End.NONE)
                .noneMatch(end -> byId.get(debit.requestId()).end() == end));
        none(
                "replays without the one debit of their key that they told of",
                of(End.REPLAYED),
                replay -> debitsOfKey.getOrDefault(replay.accountAndKey(), List.of()).stream()
                                .filter(debit ->
                                        debit.cost() == replay.cost() && debit.balanceAfter() == replay.remaining())
                                .count()
                        != 1);
        none(
                "answers that are none of content, 402 and 503",
                of(End.STATUS),
                answer -> answer.status() != 402 && answer.status() != 503);

        assertTrue(kills == 2 && restarts == 3);
        assertTrue(of(End.CONTENT).size() >= 500, "contents");
        assertTrue(of(End.REPLAYED).size() >= 20, "replays");
        assertTrue(of(End.NONE).size() >= 10, "lost answers");
        assertTrue(of(End.STATUS).stream().anyMatch(answer -> answer.status() == 402), "refusals");
        assertEquals(
                2,
                debits.stream()
                        .map(Entry::cost)
                        .filter(List.of(1L, 3L)::contains)
                        .distinct()
                        .count());
    }

    private static Entry entryOf(Attempt content) {
        return new Entry(content.account().id(), content.id(), content.cost(), content.remaining());
    }

    private List<Attempt> of(End end) {
        return attempts.stream().filter(attempt -> attempt.end() == end).toList();
    }

    private static <T> void none(String violation, Collection<T> all, Predicate<T> violates) {
        none(violation, all.stream().filter(violates).toList());
    }

    private static void none(String violation, List<?> found) {
        assertTrue(
                found.isEmpty(),
                () -> found.size() + " " + violation + ", for example "
                        + found.stream().limit(3).toList());
    }

    private String summary(List<Entry> debits) {
        Map<String, Attempt> byId = attempts.stream().collect(toMap(Attempt::id, attempt -> attempt));
        return "%d attempts: %d contents, %d replays, statuses %s, %d lost, %d unreached; %d debits, %d of them of lost answers; %d kills, %d restarts"
                .formatted(
                        attempts.size(),
                        of(End.CONTENT).size(),
                        of(End.REPLAYED).size(),
                        of(End.STATUS).stream().collect(groupingBy(Attempt::status, Collectors.counting())),
                        of(End.NONE).size(),
                        of(End.UNREACHED).size(),
                        debits.size(),
                        debits.stream()
                                .map(debit -> byId.get(debit.requestId()))
                                .filter(attempt -> attempt != null && attempt.end() == End.NONE)
                                .count(),
                        kills,
                        restarts);
    }

    // ---- the clients

    /** All clients ask until each has settled its share; the events happen among their answers. */
    private void round(int number, List<Instance> instances, List<Account> accounts, Event... events) throws Exception {
        Events pending = new Events(events);
        Parallel.call(CLIENTS, client -> new Client(number, client, instances, accounts, pending).run());
        pending.happenUntil(Integer.MAX_VALUE);
    }

    private static final class Events {

        private final Queue<Event> pending;
        private final List<Integer> when;
        private final AtomicInteger answers = new AtomicInteger();

        Events(Event... events) {
            pending = new ArrayDeque<>(List.of(events));
            when = pending.stream().map(Event::answers).toList();
        }

        void answered() throws Exception {
            int now = answers.incrementAndGet();
            if (when.contains(now)) {
                happenUntil(now);
            }
        }

        /** Who was failed does not knock on while PostgreSQL is being started. */
        synchronized void awaitCurrent() {}

        /** One after the other, in the thread of whichever client came to it; the other clients go on. */
        synchronized void happenUntil(int now) throws Exception {
            while (!pending.isEmpty() && pending.peek().answers() <= now) {
                pending.poll().action().run();
            }
        }
    }

    private final class Client {

        private final String name;
        private final Random random;
        private final List<Instance> instances;
        private final List<Account> accounts;
        private final Events events;
        private int sent;

        Client(int round, int number, List<Instance> instances, List<Account> accounts, Events events) {
            this.name = "round-%d-client-%d".formatted(round, number);
            this.random = new Random(round * 1_000L + number);
            this.instances = instances;
            this.accounts = accounts;
            this.events = events;
        }

        /** How many requests were settled. */
        int run() {
            int settled = 0;
            try {
                while (settled < SETTLED && sent < MOST_ATTEMPTS) {
                    settled += request() ? 1 : 0;
                }
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return settled;
        }

        /** One wish; with an idempotency key it is asked for again until it is settled, and sometimes once more. */
        private boolean request() throws Exception {
            Account account = accounts.get(random.nextInt(accounts.size()));
            String slug = SLUGS.get(random.nextInt(SLUGS.size()));
            if (random.nextBoolean()) {
                return send(account, slug, null).isSettled();
            }
            String key = name + "-key-" + sent;
            for (int tries = 0; tries < MOST_TRIES; tries++) {
                if (send(account, slug, key).isSettled()) {
                    return random.nextInt(4) > 0 || send(account, slug, key).isSettled();
                }
            }
            return false;
        }

        private Attempt send(Account account, String slug, String key) throws Exception {
            Instance instance = instances.get(random.nextInt(instances.size()));
            String id = name + "-" + sent++;
            var request = HttpRequest.newBuilder(URI.create(instance.url() + "/api/get-context"))
                    .timeout(Duration.ofSeconds(45))
                    .header("X-API-Key", account.apiKey())
                    .header("X-Request-Id", id)
                    .header("Content-Type", "application/json")
                    // Not GET: the JDK's client would send that again by itself, under the same id.
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"url\": \"https://www.kaggle.com/competitions/%s\"}".formatted(slug)));
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            Attempt attempt;
            try {
                attempt = answered(id, account, key, http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
            } catch (ConnectException e) {
                attempt = new Attempt(id, account, key, End.UNREACHED, 0, 0, 0);
            } catch (IOException e) {
                attempt = new Attempt(id, account, key, End.NONE, 0, 0, 0);
            }
            attempts.add(attempt);
            if (attempt.status() > 0) {
                events.answered();
            }
            if (attempt.status() >= 500) {
                events.awaitCurrent();
            }
            return attempt;
        }

        private static Attempt answered(String id, Account account, String key, HttpResponse<String> answer) {
            boolean content = answer.statusCode() == 200 && answer.body().contains("\"toon_content\"");
            boolean replayed =
                    answer.headers().firstValue("Idempotency-Replayed").isPresent();
            return new Attempt(
                    id,
                    account,
                    key,
                    content ? replayed ? End.REPLAYED : End.CONTENT : End.STATUS,
                    answer.statusCode(),
                    answer.headers().firstValueAsLong("X-Credits-Cost").orElse(-1),
                    answer.headers().firstValueAsLong("X-Credits-Remaining").orElse(-1));
        }
    }

    // ---- what crashes

    private void kill(Instance instance) throws InterruptedException {
        instance.kill();
        kills++;
    }

    private void crash(CrashingDatabase database) throws Exception {
        database.crash();
        restarts++;
    }

    // ---- what is there before

    /** A quarter of the accounts runs out at once, a quarter on the way, the others never. */
    private static List<Account> accounts(CrashingDatabase database, Instance instance) throws SQLException {
        List<Account> accounts = new ArrayList<>();
        try (var connection = database.connect()) {
            for (int i = 0; i < ACCOUNTS; i++) {
                String email = "u" + UUID.randomUUID() + "@example.com";
                String apiKey = given().contentType(ContentType.JSON)
                        .body(Map.of("email", email, "password", "correct horse"))
                        .post(instance.url() + "/api/auth/signup")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("api_key");
                accounts.add(new Account(
                        grant(connection, email, List.of(0, 200, 3_000, 3_000).get(i % 4)), apiKey));
            }
        }
        return accounts;
    }

    private static long grant(Connection connection, String email, long credits) throws SQLException {
        try (var grant = connection.prepareStatement(
                """
                with given as (
                  update account set credits = credits + ? where email = ? returning id, credits
                )
                insert into ledger_entry (account_id, at, operation, credits, balance_after, request_id, reason)
                select id, now(), 'grant', ?, credits, 'grant-' || id, 'test' from given
                returning account_id
                """)) {
            grant.setLong(1, credits);
            grant.setString(2, email);
            grant.setLong(3, credits);
            var rows = grant.executeQuery();
            assertTrue(rows.next());
            return rows.getLong(1);
        }
    }

    private static void ingest(Instance instance, Account account, String slug) {
        String url = instance.url() + "/api/competitions/" + slug;
        given().header("X-API-Key", account.apiKey()).get(url).then().statusCode(200);
        Eventually.get(
                () -> given().header("X-API-Key", account.apiKey()).head(url), answer -> answer.header("ETag") != null);
    }

    private static List<Entry> debits(Connection connection) throws SQLException {
        List<Entry> debits = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select account_id, request_id, -credits, balance_after from ledger_entry where operation <> 'grant'")) {
            while (rows.next()) {
                debits.add(new Entry(rows.getLong(1), rows.getString(2), rows.getLong(3), rows.getLong(4)));
            }
        }
        return debits;
    }

    private static List<List<Object>> rows(Connection connection, String query) throws SQLException {
        List<List<Object>> found = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getObject(i));
                }
                found.add(row);
            }
        }
        return found;
    }
}
