package io.kaggleingest.account;

import java.time.Instant;
import java.util.UUID;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

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

    static ApiKey of(long accountId, String key, String name, Instant now) {
        ApiKey kept = new ApiKey();
        kept.accountId = accountId;
        kept.hash = KeyHash.of(key).bytes();
        kept.hint = KeyFormat.hint(key);
        kept.name = name;
        kept.createdAt = now;
        return kept;
    }
}
