package io.kaggleingest.search;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

import io.kaggleingest.kaggle.wire.Kaggle;
import io.kaggleingest.load.Bulkhead;
import io.kaggleingest.load.ConcurrencyLimiter;
import io.kaggleingest.load.Tenant;
import io.kaggleingest.web.Problem;

/** Asks PostgreSQL for kept contexts: by exact slug, by the words of their texts, and by names that look alike. */
@ApplicationScoped
class KeptSearch {

    /**
     * Any of the words is enough, and more of them are better; but only so many candidates are looked at closely: those
     * that have all words, then those that have any, then names that look alike. Of a resource that is kept for
     * everybody and for the caller, the one for everybody is found.
     */
    private static final String FIND =
            """
            with asked as (
              select $2::text as words, $3::text as slug, plainto_tsquery('english', $2) as all_words,
                     replace(plainto_tsquery('english', $2)::text, '&', '|')::tsquery as any_word
            ), candidate as (
              (select k.source, k.owner, k.kind, k.ref from kept_context k, asked
               where k.source = $1 and k.owner in (0, $5) and k.ref = asked.slug limit $6)
              union
              (select k.source, k.owner, k.kind, k.ref from kept_context k, asked
               where k.source = $1 and k.owner in (0, $5) and k.searchable @@ asked.all_words limit $6)
              union
              (select k.source, k.owner, k.kind, k.ref from kept_context k, asked
               where k.source = $1 and k.owner in (0, $5) and k.searchable @@ asked.any_word limit $6)
              union
              (select k.source, k.owner, k.kind, k.ref from kept_context k, asked
               where k.source = $1 and k.owner in (0, $5) and asked.words <% (k.ref || ' ' || k.title) limit $6)
            )
            select k.kind, k.ref, k.title, k.description, k.category, k.deadline,
                   case when k.ref = asked.slug then 1
                        else 0.99 * (word_similarity(asked.words, k.ref || ' ' || k.title)
                                     + ts_rank(k.searchable, asked.any_word)) / 2
                   end::float8 as score
            from candidate join kept_context k using (source, owner, kind, ref), asked
            where k.owner = 0 or not exists (
                select from kept_context everybodys
                where everybodys.source = $1 and everybodys.owner = 0
                  and everybodys.kind = k.kind and everybodys.ref = k.ref)
            order by score desc, k.ref
            limit $4
            """;

    /** Of each kind; the best twenty of them are shown. */
    private static final int MOST_CANDIDATES = 200;

    /** A search keeps its connection from other statements no longer than this. */
    private static final String TIME_LIMIT = "set local statement_timeout = 1500";

    private static final String TOO_LONG = "57014";
    private static final int AT_ONCE = 2;
    private static final int MOST_WAITING = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int MOST = 20;

    @Inject
    Pool database;

    @Inject
    Kaggle kaggle;

    /** Of the connections that everybody shares, searches hold two at most, and one account one of them. */
    private final Bulkhead bulkhead =
            new Bulkhead(new ConcurrencyLimiter(AT_ONCE, 1, MOST_WAITING), PATIENCE, KeptSearch::busy);

    /**
     * @param account whose private contexts are looked at, too
     * @param tenant in whose line the search waits
     */
    Uni<List<SearchHit>> find(long account, Tenant tenant, String query) {
        Tuple parameters = Tuple.from(
                List.of(kaggle.source(), query, query.toLowerCase(Locale.ROOT), MOST, account, MOST_CANDIDATES));
        return bulkhead.pass(
                        tenant,
                        () -> database.withTransaction(connection -> connection
                                .query(TIME_LIMIT)
                                .execute()
                                .chain(() -> connection.preparedQuery(FIND).execute(parameters))))
                .onFailure(KeptSearch::tookTooLong)
                .transform(timeout -> busy())
                .map(rows -> rows.stream().map(KeptSearch::result).toList());
    }

    private static boolean tookTooLong(Throwable failure) {
        return failure instanceof PgException error && TOO_LONG.equals(error.getSqlState());
    }

    private static Problem busy() {
        return new Problem(503, "busy", "Too many searches at once; try again in a moment", Duration.ofSeconds(2));
    }

    private static SearchHit result(Row row) {
        OffsetDateTime deadline = row.getOffsetDateTime("deadline");
        String ref = row.getString("ref");
        return new SearchHit(
                ref,
                row.getString("title"),
                row.getString("description"),
                row.getString("category"),
                "https://www.kaggle.com/" + folder(row.getString("kind")) + "/" + ref,
                deadline == null ? null : deadline.toInstant(),
                row.getDouble("score"),
                true);
    }

    private static String folder(String kind) {
        return switch (kind) {
            case "competition" -> "competitions";
            case "dataset" -> "datasets";
            case "notebook" -> "code";
            default -> throw new IllegalStateException("A context of kind " + kind);
        };
    }
}
