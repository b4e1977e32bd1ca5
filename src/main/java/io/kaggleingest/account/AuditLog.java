package io.kaggleingest.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import org.jboss.logging.Logger;

import io.kaggleingest.web.Excerpt;

/**
 * What happened to accounts and keys, and which attempts were refused: a line for each in the category {@code audit},
 * and a count for each kind. It names neither addresses nor keys.
 */
@Startup
@ApplicationScoped
public class AuditLog {

    private static final Logger LOG = Logger.getLogger("audit");
    private static final String METER = "kaggleingest.audit.events";

    @Inject
    MeterRegistry meters;

    /** What is told. */
    public enum Event {
        SIGNED_UP,
        SIGN_UP_LIMITED,
        LOGGED_IN,
        LOG_IN_FAILED,
        LOG_IN_SLOWED,
        KEY_CREATED,
        KEY_ROTATED,
        KEY_REVOKED,
        PASSWORD_CHANGED,
        PASSWORD_REFUSED,
        ACCOUNT_DELETED,
        OPERATOR_REFUSED,
        CREDITS_GRANTED,
        TIER_SET;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @PostConstruct
    void start() {
        Arrays.stream(Event.values()).forEach(event -> meters.counter(METER, "event", event.toString()));
    }

    /** @param details names and values in turns */
    public void tell(Event event, Object... details) {
        meters.counter(METER, "event", event.toString()).increment();
        LOG.infof("%s %s", event, format(details));
    }

    private static String format(Object... details) {
        return java.util.stream.IntStream.iterate(0, i -> i < details.length, i -> i + 2)
                .mapToObj(i -> details[i] + "=" + Excerpt.shorten(String.valueOf(details[i + 1])))
                .collect(Collectors.joining(" "));
    }
}
