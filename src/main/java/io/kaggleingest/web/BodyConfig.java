package io.kaggleingest.web;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What bodies of requests may cost this replica. */
@ConfigMapping(prefix = "kaggleingest.body")
interface BodyConfig {

    /** Of one request, where links and files are sent. */
    @WithDefault("64K")
    MemorySize largest();

    /** Of one request anywhere else. */
    @WithDefault("4K")
    MemorySize usual();

    /** Of all requests together that are being read or answered. */
    @WithDefault("8M")
    MemorySize allTogether();

    /** From the head of a request to the end of its body. */
    @WithDefault("20s")
    Duration deadline();
}
