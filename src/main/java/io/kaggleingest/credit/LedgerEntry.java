package io.kaggleingest.credit;

import java.time.Instant;
import java.util.UUID;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import org.jspecify.annotations.Nullable;

/** One change of an account's balance. Entries are added and never changed; their sum is the balance. */
@Entity
@Table(name = "ledger_entry")
public class LedgerEntry extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(name = "account_id")
    public long accountId;

    public Instant at;
    public String operation;
    public @Nullable String resource;

    /** Positive when given, negative when paid. */
    public long credits;

    @Column(name = "balance_after")
    public long balanceAfter;

    @Column(name = "api_key_id")
    public @Nullable UUID apiKeyId;

    @Column(name = "request_id")
    public String requestId;

    public @Nullable String reason;
}
