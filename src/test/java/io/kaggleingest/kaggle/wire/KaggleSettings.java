package io.kaggleingest.kaggle.wire;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;

/** Configuration for doors that a test builds for itself: short waits, and what the test is about. */
final class KaggleSettings implements KaggleConfig {

    private static final Duration AMPLE = Duration.ofSeconds(20);

    private URI apiUrl = URI.create(FakeKaggle.apiUrl());
    private Duration connectTimeout = AMPLE;
    private Duration answerTimeout = AMPLE;
    private Duration callTimeout = AMPLE;
    private Duration downloadTimeout = AMPLE;
    private Duration turnTimeout = AMPLE;
    private Duration totalTimeout = AMPLE;
    private long largestAnswer = 1_000_000;
    private int tries = 3;
    private int connections = 4;
    private int atOnce = 4;
    private int waiting = 100;
    private int outageAfter = 1_000_000;
    private Duration outagePause = AMPLE;

    private KaggleSettings() {}

    static KaggleSettings standard() {
        return new KaggleSettings();
    }

    KaggleSettings apiUrl(String url) {
        apiUrl = URI.create(url);
        return this;
    }

    KaggleSettings impatientWithConnecting(Duration limit) {
        connectTimeout = limit;
        return this;
    }

    KaggleSettings impatientWithSilence(Duration limit) {
        answerTimeout = limit;
        return this;
    }

    KaggleSettings impatientWithCalls(Duration limit) {
        callTimeout = limit;
        return this;
    }

    KaggleSettings impatientWithDownloads(Duration limit) {
        downloadTimeout = limit;
        return this;
    }

    /** Tries without end, for so long in all. */
    KaggleSettings stubborn(Duration limit) {
        totalTimeout = limit;
        tries = Integer.MAX_VALUE;
        return this;
    }

    KaggleSettings tries(int most) {
        tries = most;
        return this;
    }

    KaggleSettings connections(int most) {
        connections = most;
        return this;
    }

    KaggleSettings largestAnswer(long bytes) {
        largestAnswer = bytes;
        return this;
    }

    /** One call of each kind goes, so many wait, for so long. */
    KaggleSettings narrow(int most, Duration patience) {
        atOnce = 1;
        waiting = most;
        turnTimeout = patience;
        return this;
    }

    KaggleSettings outage(int failures, Duration pause) {
        outageAfter = failures;
        outagePause = pause;
        return this;
    }

    @Override
    public Optional<URI> apiUrl() {
        return Optional.of(apiUrl);
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
        return connections;
    }

    @Override
    public Duration connectTimeout() {
        return connectTimeout;
    }

    @Override
    public Duration answerTimeout() {
        return answerTimeout;
    }

    @Override
    public Duration callTimeout() {
        return callTimeout;
    }

    @Override
    public Duration downloadTimeout() {
        return downloadTimeout;
    }

    @Override
    public Duration turnTimeout() {
        return turnTimeout;
    }

    @Override
    public Duration totalTimeout() {
        return totalTimeout;
    }

    @Override
    public MemorySize largestAnswer() {
        return new MemorySize(BigInteger.valueOf(largestAnswer));
    }

    @Override
    public Limit list() {
        return limit();
    }

    @Override
    public Limit pull() {
        return limit();
    }

    @Override
    public Limit download() {
        return limit();
    }

    @Override
    public Limit storage() {
        return limit();
    }

    private Limit limit() {
        return new Limit() {

            @Override
            public int atOnce() {
                return atOnce;
            }

            @Override
            public int atOncePerShare() {
                return atOnce;
            }

            @Override
            public int waiting() {
                return waiting;
            }
        };
    }

    @Override
    public Outage outage() {
        return new Outage() {

            @Override
            public int failures() {
                return outageAfter;
            }

            @Override
            public Duration pause() {
                return outagePause;
            }
        };
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
