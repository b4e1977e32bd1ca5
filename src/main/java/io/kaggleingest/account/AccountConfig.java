package io.kaggleingest.account;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How accounts and their keys are looked after by this replica. */
@ConfigMapping(prefix = "kaggleingest.account")
interface AccountConfig {

    /** How often the times at which keys were last used are written to the database. */
    @WithDefault("60s")
    Duration lastUsedInterval();

    /** Sign-ups an hour from one network; 0 for no limit. */
    @WithDefault("20")
    int signupsPerNetwork();

    /** Sign-ups an hour in all; 0 for no limit. */
    @WithDefault("1000")
    int signups();

    /** The longest wait of a guess that follows many wrong ones. */
    @WithDefault("10s")
    Duration slowestLogin();
}
