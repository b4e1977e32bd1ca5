package io.kaggleingest.kaggle;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

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

    /** Connections to the API; requests beyond it wait for one. Storage gets as many again. */
    @WithDefault("16")
    int connections();

    @WithDefault("5S")
    Duration connectTimeout();

    /** One request to the API until the last byte of its answer. */
    @WithDefault("30S")
    Duration callTimeout();

    /** One download, with all its redirects. */
    @WithDefault("60S")
    Duration downloadTimeout();

    /** One question to the door, with every page, retry and wait. */
    @WithDefault("3M")
    Duration totalTimeout();

    Retry retry();

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
