package io.kaggleingest.credit;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many credits an account starts with and what each operation costs. */
@ConfigMapping(prefix = "kaggleingest.credits")
interface CreditConfig {

    Initial initial();

    Price price();

    Queue queue();

    /** The bounds of the debit queue of this replica. */
    interface Queue {

        /** Debits that may wait; more are answered 503. */
        @WithDefault("10000")
        int waiting();

        /** Debits in one statement. */
        @WithDefault("512")
        int together();

        /** Statements at a time. A second one on a busy account would only wait for the first one's lock. */
        @WithDefault("1")
        int underWay();

        /** How long an unknown outcome is asked for before the caller is left without an answer. */
        @WithDefault("30s")
        Duration limit();
    }

    interface Initial {
        @WithDefault("10")
        long free();
    }

    interface Price {
        @WithDefault("1")
        long context();

        @WithDefault("1")
        long reading();

        @WithDefault("1")
        long bundle();

        @WithDefault("1")
        long leaderboard();

        @WithDefault("1")
        long submissions();
    }
}
