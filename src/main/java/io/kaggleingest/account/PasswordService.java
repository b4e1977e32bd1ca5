package io.kaggleingest.account;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.kaggleingest.web.Problem;

/** What takes the password of an account besides a key. */
@ApplicationScoped
class PasswordService {

    /** One statement, so that no key in other hands outlives the change. */
    private static final String CHANGE =
            """
            with changed as (
              update account set password_hash = $2 where id = $1 and deleted_at is null returning id
            )
            update api_key k set revoked_at = $4 from changed
            where k.account_id = changed.id and k.id <> $3 and k.revoked_at is null
            """;

    private static final String DELETE = "select delete_account($1, $2)";

    @Inject
    LoginService logIns;

    @Inject
    PasswordHasher hasher;

    @Inject
    Pool database;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** Ends all keys of the account but the caller's. */
    Uni<Void> change(Caller caller, PasswordGuess current, Password next, String client) {
        return requirePassword(caller, current, client)
                .chain(() -> hasher.hash(next))
                .chain(hash -> database.preparedQuery(CHANGE)
                        .execute(Tuple.of(caller.accountId(), hash, caller.apiKeyId(), now())))
                .invoke(() -> audit.tell(AuditLog.Event.PASSWORD_CHANGED, "account", caller.accountId()))
                .replaceWithVoid();
    }

    /** Ends the account: its address, its keys and what is kept for it alone are gone, its ledger stays. */
    Uni<Void> delete(Caller caller, PasswordGuess password, String client) {
        return requirePassword(caller, password, client)
                .chain(() -> database.preparedQuery(DELETE).execute(Tuple.of(caller.accountId(), now())))
                .invoke(() -> audit.tell(AuditLog.Event.ACCOUNT_DELETED, "account", caller.accountId()))
                .replaceWithVoid();
    }

    private Uni<Long> requirePassword(Caller caller, PasswordGuess guess, String client) {
        return logIns.check(caller.email(), guess, client)
                .onFailure(failure -> failure instanceof Problem problem && problem.status() == 401)
                .transform(failure -> {
                    audit.tell(AuditLog.Event.PASSWORD_REFUSED, "account", caller.accountId(), "client", client);
                    return new Problem(401, "invalid_password", "The password is not the account's");
                });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
