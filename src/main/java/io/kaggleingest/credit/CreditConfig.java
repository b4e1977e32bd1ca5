package io.kaggleingest.credit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many credits an account starts with and what each operation costs. */
@ConfigMapping(prefix = "kaggleingest.credits")
interface CreditConfig {

    Initial initial();

    Price price();

    interface Initial {
        @WithDefault("10")
        long free();
    }

    interface Price {
        @WithDefault("1")
        long context();
    }
}
