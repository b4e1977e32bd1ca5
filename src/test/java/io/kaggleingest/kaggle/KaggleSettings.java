package io.kaggleingest.kaggle;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Configuration for doors that a test builds for itself: short waits, and what the test is about. */
record KaggleSettings(
        Optional<URI> apiUrl, Duration callTimeout, Duration downloadTimeout, Duration longestWait, int tries)
        implements KaggleConfig {

    static KaggleSettings standard() {
        return new KaggleSettings(
                Optional.of(URI.create(FakeKaggle.apiUrl())),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                3);
    }

    KaggleSettings apiUrl(String url) {
        return new KaggleSettings(Optional.of(URI.create(url)), callTimeout, downloadTimeout, longestWait, tries);
    }

    KaggleSettings impatient() {
        Duration moment = Duration.ofMillis(150);
        return new KaggleSettings(apiUrl, moment, moment.multipliedBy(2), longestWait, tries);
    }

    KaggleSettings impatientWithDownloads() {
        return new KaggleSettings(apiUrl, callTimeout, Duration.ofMillis(400), longestWait, tries);
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
    public Duration totalTimeout() {
        return Duration.ofSeconds(30);
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
                return longestWait;
            }
        };
    }
}
