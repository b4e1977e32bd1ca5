package io.kaggleingest.account;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How accounts and their keys are looked after by this replica. */
@ConfigMapping(prefix = "kaggleingest.account")
interface AccountConfig {

    /** How often it is written down when keys were last used. */
    @WithDefault("60s")
    Duration lastUsedInterval();
}
