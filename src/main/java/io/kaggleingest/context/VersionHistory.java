package io.kaggleingest.context;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import io.kaggleingest.document.VersionOutline;
import io.kaggleingest.ingest.IngestionClaims;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.wire.Kaggle;

/** The latest versions of what is kept, as outlines; {@link IngestionClaims} writes them. */
@ApplicationScoped
class VersionHistory {

    private static final String KEPT =
            """
            select k.title, k.version, k.fetched_at as confirmed_at, v.fetched_at, v.outline::text
            from kept_context k
            left join context_version v using (source, owner, kind, ref, version)
            where source = $1 and owner = $2 and kind = $3 and ref = $4
            """;

    /** The latest that is not after it, else the first that is still known. */
    private static final String SINCE =
            """
            select version, fetched_at, outline::text
            from (
              select *, version <= coalesce($5, version) and fetched_at <= coalesce($6, fetched_at) as had
              from context_version
              where source = $1 and owner = $2 and kind = $3 and ref = $4
            ) v
            order by had desc, case when had then -version else version end
            limit 1
            """;

    @Inject
    Pool database;

    @Inject
    Kaggle kaggle;

    /** @param outline null for what was kept before there were outlines */
    record Version(int number, Instant fetchedAt, VersionOutline outline) {}

    record CurrentVersion(String title, Instant confirmedAt, Version version) {}

    Uni<Optional<CurrentVersion>> current(Ref ref) {
        return database.preparedQuery(KEPT)
                .execute(Tuple.of(kaggle.source(), ref.account(), ref.kindName(), ref.key()))
                .map(rows -> first(rows)
                        .map(row -> new CurrentVersion(
                                row.getString("title"), instant(row.getOffsetDateTime("confirmed_at")), version(row))));
    }

    /** The version that a reader who names {@code since} had. */
    Uni<Optional<Version>> at(Ref ref, Since since) {
        return database.preparedQuery(SINCE)
                .execute(Tuple.from(new Object[] {
                    kaggle.source(),
                    ref.account(),
                    ref.kindName(),
                    ref.key(),
                    since.version(),
                    since.time() == null ? null : since.time().atOffset(ZoneOffset.UTC)
                }))
                .map(rows -> first(rows).map(VersionHistory::version));
    }

    private static Version version(Row row) {
        String outline = row.getString("outline");
        return new Version(
                row.getInteger("version"),
                instant(row.getOffsetDateTime("fetched_at")),
                outline == null ? null : VersionOutline.read(outline));
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }
}
