package io.kaggleingest.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a page may do for somebody without a key. */
@ConfigMapping(prefix = "kaggleingest.page")
interface PageConfig {

    /** Fetches an hour that one network may begin; 0: none. */
    @WithDefault("3")
    int fetchesPerClient();
}
