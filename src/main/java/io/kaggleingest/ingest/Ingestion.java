package io.kaggleingest.ingest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.Ref;

/**
 * One attempt to fetch a resource, as its row says.
 *
 * @param startedAt when a worker last took it, if one has
 * @param again when to fetch once more, because a limit of Kaggle's has cost a part
 */
public record Ingestion(
        UUID id,
        Ref resource,
        long askedBy,
        Status status,
        String stage,
        int done,
        int total,
        String message,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Failure failure,
        @Nullable Instant again) {

    public Ingestion(
            UUID id,
            Ref resource,
            long askedBy,
            Status status,
            String stage,
            int done,
            int total,
            String message,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Failure failure) {
        this(
                id,
                resource,
                askedBy,
                status,
                stage,
                done,
                total,
                message,
                createdAt,
                startedAt,
                finishedAt,
                failure,
                null);
    }

    public enum Status {
        QUEUED,
        RUNNING,
        COMPLETED,
        FAILED
    }

    /** Why it failed, and the moment until which nobody tries again. */
    public record Failure(int status, String code, Instant retryAt) {}

    public static Ingestion of(Row row) {
        Status status = Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
        return new Ingestion(
                row.getUUID("id"),
                Ref.ofRow(
                        row.getString("kind"),
                        Objects.requireNonNullElse(row.getString("spelling"), row.getString("ref")),
                        row.getLong("owner")),
                row.getLong("asked_by"),
                status,
                row.getString("stage"),
                row.getInteger("done"),
                row.getInteger("total"),
                row.getString("message"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("started_at")),
                instant(row.getOffsetDateTime("finished_at")),
                status == Status.FAILED
                        ? new Failure(
                                row.getInteger("failure_status"),
                                row.getString("failure_code"),
                                row.getOffsetDateTime("retry_at").toInstant())
                        : null,
                status == Status.COMPLETED ? instant(row.getOffsetDateTime("retry_at")) : null);
    }

    public boolean unfinished() {
        return status == Status.QUEUED || status == Status.RUNNING;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
