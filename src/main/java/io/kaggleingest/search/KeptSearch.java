package io.kaggleingest.search;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.kaggleingest.kaggle.wire.Kaggle;

/** Asks PostgreSQL for kept contexts: by exact slug, by the words of their texts, and by names that look alike. */
@ApplicationScoped
class KeptSearch {

    /**
     * Any of the words is enough, and more of them are better. Of a resource that is
     * kept for everybody and for the caller, the former is found. */
    private static final String FIND =
            """
            with asked as (
              select $2::text as words, $3::text as slug,
                     replace(plainto_tsquery('english', $2)::text, '&', '|')::tsquery as any_word
            )
            select k.kind, k.ref, k.title, k.description, k.category, k.deadline,
                   case when k.ref = asked.slug then 1
                        else 0.99 * (word_similarity(asked.words, k.ref || ' ' || k.title)
                                     + ts_rank(k.searchable, asked.any_word)) / 2
                   end::float8 as score
            from kept_context k, asked
            where k.source = $1
              and (k.owner = 0 or k.owner = $5 and not exists (
                select from kept_context everybodys
                where everybodys.source = $1 and everybodys.owner = 0
                  and everybodys.kind = k.kind and everybodys.ref = k.ref))
              and (k.ref = asked.slug or k.searchable @@ asked.any_word or asked.words <% (k.ref || ' ' || k.title))
            order by score desc, k.ref
            limit $4
            """;

    private static final int MOST = 20;

    @Inject
    Pool database;

    @Inject
    Kaggle kaggle;

    /** @param account whose private contexts are looked at, too */
    Uni<List<SearchHit>> find(long account, String query) {
        return database.preparedQuery(FIND)
                .execute(Tuple.of(kaggle.source(), query, query.toLowerCase(Locale.ROOT), MOST, account))
                .map(rows -> rows.stream().map(KeptSearch::result).toList());
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
