package io.kaggleingest.kaggle.wire;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import io.kaggleingest.load.Tenant;

@ConfigMapping(prefix = "kaggleingest.kaggle")
interface KaggleConfig {

    URI KAGGLE = URI.create("https://api.kaggle.com/v1");
    List<String> STORAGE = List.of("storage.googleapis.com", "*.storage.googleapis.com", "www.kaggleusercontent.com");

    Optional<String> username();

    Optional<String> key();

    /** Folder with kaggle.json. */
    Optional<String> configDir();

    /** Absent: {@link #KAGGLE}. */
    Optional<URI> apiUrl();

    /** {@code host}, {@code *.domain} or either with {@code :port}. Absent: {@link #STORAGE}. */
    Optional<List<String>> storageHosts();

    /** Whether the API is the stand-in for Kaggle that a run from source brings along. */
    @WithDefault("false")
    boolean sandbox();

    String userAgent();

    /** Connections to the API, for all that the limits let go; requests beyond it wait. Storage gets as many again. */
    @WithDefault("24")
    int connections();

    @WithDefault("5S")
    Duration connectTimeout();

    /** Silence before the first byte of an answer, and between any two. */
    @WithDefault("20S")
    Duration answerTimeout();

    /** One request to the API until the last byte of its answer. */
    @WithDefault("30S")
    Duration callTimeout();

    /** What storage may take for one download, with all its redirects. */
    @WithDefault("60S")
    Duration downloadTimeout();

    /** One question to the door, with every page, retry and wait. */
    @WithDefault("3M")
    Duration totalTimeout();

    /** Whatever the API sends beyond it is not read. */
    @WithDefault("32M")
    MemorySize largestAnswer();

    /** How long a call may wait for its turn. */
    @WithDefault("60S")
    Duration turnTimeout();

    Limit list();

    Limit pull();

    Limit download();

    Limit storage();

    Outage outage();

    Retry retry();

    /** How many calls of one kind are sent at once, and how many more may wait. */
    interface Limit {

        int atOnce();

        /** How many of them may be on behalf of one {@link Tenant}. */
        int atOncePerShare();

        /** One share may fill half of it. */
        @WithDefault("200")
        int waiting();
    }

    /** When to leave Kaggle alone. */
    interface Outage {

        /** So many failures of one kind of calls in a row. */
        @WithDefault("10")
        int failures();

        /** After it, one call may try. */
        @WithDefault("30S")
        Duration pause();
    }

    interface Retry {

        /** How often a request is sent at most. */
        @WithDefault("3")
        int tries();

        /** Doubled with each further wait, with jitter. */
        @WithDefault("500ms")
        Duration firstWait();

        /** If Kaggle asks for more patience than this, the caller is told so at once. */
        @WithDefault("20S")
        Duration longestWait();
    }
}
