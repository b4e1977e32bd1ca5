package io.kaggleingest.kaggle;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Configuration for doors that a test builds for itself: short waits, and what the test is about. */
record KaggleSettings(
        Optional<URI> apiUrl, Duration callTimeout, Duration downloadTimeout, Duration totalTimeout, int tries)
        implements KaggleConfig {

    static KaggleSettings standard() {
        Duration ample = Duration.ofSeconds(20);
        return new KaggleSettings(Optional.of(URI.create(FakeKaggle.apiUrl())), ample, ample, ample, 3);
    }

    KaggleSettings apiUrl(String url) {
        return new KaggleSettings(Optional.of(URI.create(url)), callTimeout, downloadTimeout, totalTimeout, tries);
    }

    KaggleSettings impatientWithCalls(Duration limit) {
        return new KaggleSettings(apiUrl, limit, downloadTimeout, totalTimeout, tries);
    }

    KaggleSettings impatientWithDownloads(Duration limit) {
        return new KaggleSettings(apiUrl, callTimeout, limit, totalTimeout, tries);
    }

    /** Tries without end, for so long in all. */
    KaggleSettings stubborn(Duration limit) {
        return new KaggleSettings(apiUrl, callTimeout, downloadTimeout, limit, Integer.MAX_VALUE);
    }

    @Override
    public Optional<String> username() {
        return Optional.of(FakeKaggle.USERNAME);
    }

    @Override
    public Optional<String> key() {
        return Optional.of(FakeKaggle.KEY);
    }

    @Override
    public Optional<String> configDir() {
        return Optional.empty();
    }

    @Override
    public Optional<List<String>> storageHosts() {
        return Optional.of(List.of(FakeKaggle.storageHost()));
    }

    @Override
    public boolean sandbox() {
        return false;
    }

    @Override
    public String userAgent() {
        return "kaggleingest/test";
    }

    @Override
    public int connections() {
        return 4;
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Retry retry() {
        return new Retry() {

            @Override
            public int tries() {
                return tries;
            }

            @Override
            public Duration firstWait() {
                return Duration.ofMillis(1);
            }

            @Override
            public Duration longestWait() {
                return Duration.ofSeconds(5);
            }
        };
    }
}
