package io.kaggleingest.account;

import java.time.Instant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** A person or program that pays: one e-mail, one balance, any number of keys. */
@Entity
class Account extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String email;

    @Column(name = "password_hash")
    String passwordHash;

    String tier;

    /** Set when the account is made; from then on only the room credit changes it. */
    @Column(updatable = false)
    long credits;

    /** Where it was opened from; null where networks are not told apart. */
    @Nullable
    String network;

    @Column(name = "created_at")
    Instant createdAt;

    static Uni<Boolean> exists(Email email) {
        return count("lower(email) = lower(?1)", email.value()).map(n -> n > 0);
    }

    /** Null where no account has this address. */
    static Uni<Account> of(String email) {
        return Account.<Account>find("lower(email) = lower(?1)", email).firstResult();
    }

    /** Locks the account until the transaction ends, for changes that must not run twice at once. */
    static Uni<Void> lock(long id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).replaceWithVoid();
    }
}
