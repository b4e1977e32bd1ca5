package io.kaggleingest.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.web.Problem;

/** The keys of an account: makes, rotates and revokes them. Each change is one transaction. */
@ApplicationScoped
class Keys {

    private static final int USABLE_LIMIT = 100;

    @Inject
    Clock clock;

    @Inject
    AuditLog audit;

    private final SecureRandom random = new SecureRandom();

    /** A key that was just made, and its secret, which nobody can read again. */
    record Fresh(ApiKey kept, String secret) {

        @Override
        public String toString() {
            return "Fresh[" + kept.hint + "]";
        }
    }

    @WithSession
    Uni<List<ApiKey>> of(long accountId, KeyCursor from, int most) {
        return ApiKey.ofAccount(accountId, from, most);
    }

    /** @param lifetime without one the key does not expire */
    @WithTransaction
    Uni<Fresh> create(long accountId, KeyName name, @Nullable Duration lifetime, Set<Scope> scopes) {
        Instant now = now();
        Fresh fresh = fresh(accountId, name.value(), now, lifetime == null ? null : now.plus(lifetime));
        fresh.kept().scopes = Scope.written(scopes);
        return requireRoom(accountId)
                .chain(() -> forgetDead(accountId))
                .chain(() -> persisted(fresh))
                .invoke(made -> tell(AuditLog.Event.KEY_CREATED, made));
    }

    /** A short-lived key for somebody who knows the password; no number of keys may lock its owner out. */
    @WithTransaction
    Uni<Fresh> createAtLogin(long accountId, Duration lifetime) {
        Instant now = now();
        Fresh fresh = fresh(accountId, "login", now, now.plus(lifetime));
        fresh.kept().fromLogin = true;
        return Account.lock(accountId).chain(() -> forgetDead(accountId)).chain(() -> persisted(fresh));
    }

    /**
     * Replaces a key by a new one of the same name and end. Two rotations of one key wait for each other here, and the
     * second one is refused.
     */
    @WithTransaction
    Uni<Fresh> rotate(KeyId id, long accountId, Duration grace) {
        Uni<Void> room = grace.isZero() ? Account.lock(accountId) : requireRoom(accountId);
        return room.chain(() -> forgetDead(accountId))
                .chain(() -> ApiKey.locked(id.value(), accountId))
                .onItem()
                .ifNull()
                .failWith(id::unknown)
                .invoke(this::requireRotatable)
                .chain(old -> replaced(old, grace))
                .invoke(made -> tell(AuditLog.Event.KEY_ROTATED, made));
    }

    /** Revokes a key; a second time changes nothing. */
    @WithTransaction
    Uni<Void> revoke(KeyId id, long accountId) {
        return ApiKey.locked(id.value(), accountId)
                .onItem()
                .ifNull()
                .failWith(id::unknown)
                .invoke(this::end)
                .replaceWithVoid();
    }

    private void end(ApiKey key) {
        if (key.revokedAt == null) {
            key.revokedAt = now();
            audit.tell(AuditLog.Event.KEY_REVOKED, "account", key.accountId, "key", key.id);
        }
    }

    private Uni<Fresh> replaced(ApiKey old, Duration grace) {
        Fresh fresh = fresh(old.accountId, old.name, now(), old.expiresAt);
        fresh.kept().scopes = old.scopes;
        fresh.kept().fromLogin = old.fromLogin;
        return persisted(fresh).invoke(made -> old.replaceWith(made.kept().id, grace, now()));
    }

    private Fresh fresh(long accountId, String name, Instant now, @Nullable Instant expiresAt) {
        String secret = KeyFormat.generate(random);
        ApiKey kept = ApiKey.of(accountId, secret, name, now);
        kept.expiresAt = expiresAt;
        return new Fresh(kept, secret);
    }

    private static Uni<Fresh> persisted(Fresh fresh) {
        return fresh.kept().persistAndFlush().replaceWith(fresh);
    }

    /** All keys of an account are bounded, dead ones too; whoever calls holds the account. */
    private Uni<Void> forgetDead(long accountId) {
        return ApiKey.forgetDead(accountId, now());
    }

    private void tell(AuditLog.Event event, Fresh fresh) {
        audit.tell(event, "account", fresh.kept().accountId, "key", fresh.kept().id);
    }

    /** Holds the account while it counts, so that requests at the same time cannot pass the limit together. */
    private Uni<Void> requireRoom(long accountId) {
        return Account.lock(accountId)
                .chain(() -> ApiKey.countUsable(accountId, now()))
                .invoke(Keys::requireBelowLimit)
                .replaceWithVoid();
    }

    private static void requireBelowLimit(long usable) {
        if (usable >= USABLE_LIMIT) {
            throw new Problem(
                    409,
                    "too_many_keys",
                    "An account has at most %d usable keys; revoke one with DELETE /api/auth/keys/{id} first"
                            .formatted(USABLE_LIMIT));
        }
    }

    private void requireRotatable(ApiKey key) {
        if (key.replacedBy != null) {
            throw new Problem(
                    409,
                    "key_rotated",
                    "Key %s has been rotated already; rotate the key that replaced it".formatted(key.id));
        }
        if (!key.isUsable(now())) {
            throw new Problem(
                    409,
                    "key_not_usable",
                    "Key %s is revoked or expired; make a new one with POST /api/auth/keys".formatted(key.id));
        }
    }

    /** As exact as PostgreSQL keeps it, so that the same moment is told alike now and later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
