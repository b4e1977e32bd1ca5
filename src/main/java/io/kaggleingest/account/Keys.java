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
    record KeyWithSecret(ApiKey key, String secret) {

        @Override
        public String toString() {
            return "KeyWithSecret[" + key.hint + "]";
        }
    }

    @WithSession
    Uni<List<ApiKey>> of(long accountId, KeyCursor from, int most) {
        return ApiKey.ofAccount(accountId, from, most);
    }

    /** @param lifetime without one the key does not expire */
    @WithTransaction
    Uni<KeyWithSecret> create(long accountId, KeyName name, @Nullable Duration lifetime, Set<Scope> scopes) {
        Instant now = now();
        KeyWithSecret newKey = generate(accountId, name.value(), now, lifetime == null ? null : now.plus(lifetime));
        newKey.key().scopes = Scope.join(scopes);
        return requireRoom(accountId)
                .chain(() -> forgetDead(accountId))
                .chain(() -> persist(newKey))
                .invoke(entry -> tell(AuditLog.Event.KEY_CREATED, entry));
    }

    /** A short-lived key for somebody who knows the password; no number of keys may lock its owner out. */
    @WithTransaction
    Uni<KeyWithSecret> createAtLogin(long accountId, Duration lifetime) {
        Instant now = now();
        KeyWithSecret newKey = generate(accountId, "login", now, now.plus(lifetime));
        newKey.key().fromLogin = true;
        return Account.lock(accountId).chain(() -> forgetDead(accountId)).chain(() -> persist(newKey));
    }

    /**
     * Replaces a key by a new one of the same name and end. Two rotations of one key wait for each other here, and the
     * second one is refused.
     */
    @WithTransaction
    Uni<KeyWithSecret> rotate(KeyId id, long accountId, Duration grace) {
        Uni<Void> room = grace.isZero() ? Account.lock(accountId) : requireRoom(accountId);
        return room.chain(() -> forgetDead(accountId))
                .chain(() -> ApiKey.lock(id.value(), accountId))
                .onItem()
                .ifNull()
                .failWith(id::notFound)
                .invoke(this::requireRotatable)
                .chain(old -> replace(old, grace))
                .invoke(newKey -> tell(AuditLog.Event.KEY_ROTATED, newKey));
    }

    /** Revokes a key; a second time changes nothing. */
    @WithTransaction
    Uni<Void> revoke(KeyId id, long accountId) {
        return ApiKey.lock(id.value(), accountId)
                .onItem()
                .ifNull()
                .failWith(id::notFound)
                .invoke(this::end)
                .replaceWithVoid();
    }

    private void end(ApiKey key) {
        if (key.revokedAt == null) {
            key.revokedAt = now();
            audit.tell(AuditLog.Event.KEY_REVOKED, "account", key.accountId, "key", key.id);
        }
    }

    private Uni<KeyWithSecret> replace(ApiKey old, Duration grace) {
        KeyWithSecret newKey = generate(old.accountId, old.name, now(), old.expiresAt);
        newKey.key().scopes = old.scopes;
        newKey.key().fromLogin = old.fromLogin;
        return persist(newKey).invoke(entry -> old.replaceWith(entry.key().id, grace, now()));
    }

    private KeyWithSecret generate(long accountId, String name, Instant now, @Nullable Instant expiresAt) {
        String secret = KeyFormat.generate(random);
        ApiKey key = ApiKey.of(accountId, secret, name, now);
        key.expiresAt = expiresAt;
        return new KeyWithSecret(key, secret);
    }

    private static Uni<KeyWithSecret> persist(KeyWithSecret newKey) {
        return newKey.key().persistAndFlush().replaceWith(newKey);
    }

    /** Keeps the number of rows of an account bounded, dead keys included. The caller has locked the account. */
    private Uni<Void> forgetDead(long accountId) {
        return ApiKey.forgetDead(accountId, now());
    }

    private void tell(AuditLog.Event event, KeyWithSecret newKey) {
        audit.tell(event, "account", newKey.key().accountId, "key", newKey.key().id);
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
