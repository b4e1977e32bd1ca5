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

import io.quarkus.hibernate.reactive.panache.Panache;
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

    String scopes;

    /** Whether a log-in made it; of those only the latest go on. */
    @Column(name = "from_login")
    boolean fromLogin;

    @Column(name = "replaced_by")
    @Nullable
    UUID replacedBy;

    static ApiKey of(long accountId, String key, String name, Instant now) {
        ApiKey entity = new ApiKey();
        entity.accountId = accountId;
        entity.hash = KeyHash.of(key).bytes();
        entity.hint = KeyFormat.hint(key);
        entity.name = name;
        entity.createdAt = now;
        entity.scopes = Scope.join(Scope.ALL);
        return entity;
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

    /** Newest first. */
    static Uni<List<ApiKey>> ofAccount(long accountId, KeyCursor from, int most) {
        return ApiKey.<ApiKey>find(
                        "accountId = ?1 and (createdAt < ?2 or createdAt = ?2 and id < ?3)"
                                + " order by createdAt desc, id desc",
                        accountId,
                        from.createdAt(),
                        from.id())
                .page(0, most)
                .list();
    }

    /** Locked until the transaction ends; nothing where the account has no such key. */
    static Uni<ApiKey> lock(UUID id, long accountId) {
        return ApiKey.<ApiKey>find("id = ?1 and accountId = ?2", id, accountId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    static Uni<Void> forgetDead(long accountId, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select cast(forget_dead_keys(?1, ?2) as text)")
                        .setParameter(1, accountId)
                        .setParameter(2, now)
                        .getResultList())
                .replaceWithVoid();
    }

    static Uni<Long> countUsable(long accountId, Instant now) {
        return count("accountId = ?1 and revokedAt is null and (expiresAt is null or expiresAt > ?2)", accountId, now);
    }
}
