package io.kaggleingest.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** What is kept of an API key. */
@Entity
@Table(name = "api_key")
class ApiKey extends PanacheEntityBase {

    @Id
    @GeneratedValue
    UUID id;

    @Column(name = "account_id")
    long accountId;

    byte[] hash;
    String hint;
    String name;

    @Column(name = "created_at")
    Instant createdAt;

    /** Written in bulk by {@link LastUsedKeys} and by nobody else. */
    @Column(name = "last_used_at", insertable = false, updatable = false)
    @Nullable
    Instant lastUsedAt;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    @Column(name = "replaced_by")
    @Nullable
    UUID replacedBy;

    static ApiKey of(long accountId, String key, String name, Instant now) {
        ApiKey kept = new ApiKey();
        kept.accountId = accountId;
        kept.hash = KeyHash.of(key).bytes();
        kept.hint = KeyFormat.hint(key);
        kept.name = name;
        kept.createdAt = now;
        return kept;
    }

    boolean isUsable(Instant now) {
        return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
    }

    /** Ends this key in favour of another one, now or after a grace, but never later than it would end anyway. */
    void replaceWith(UUID next, Duration grace, Instant now) {
        replacedBy = next;
        Instant end = now.plus(grace);
        if (grace.isZero()) {
            revokedAt = now;
        } else if (expiresAt == null || expiresAt.isAfter(end)) {
            expiresAt = end;
        }
    }

    static Uni<List<ApiKey>> ofAccount(long accountId) {
        return list("accountId = ?1 order by createdAt desc, id", accountId);
    }

    /** Locked until the transaction ends; nothing where the account has no such key. */
    static Uni<ApiKey> locked(UUID id, long accountId) {
        return ApiKey.<ApiKey>find("id = ?1 and accountId = ?2", id, accountId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    static Uni<Long> countUsable(long accountId, Instant now) {
        return count("accountId = ?1 and revokedAt is null and (expiresAt is null or expiresAt > ?2)", accountId, now);
    }
}
