package io.kaggleingest.load;

import java.time.Duration;
import java.util.stream.LongStream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Timers with the bounds that objectives are written for; there are few, because each is a time series. */
public final class Latency {

    private static final Duration[] OF_ANSWERS =
            millis(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000);
    private static final Duration[] OF_CALLS =
            millis(50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 20_000, 30_000, 60_000);
    private static final Duration[] OF_INGESTIONS =
            millis(500, 1_000, 2_500, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000);

    private Latency() {}

    /** What a caller waits for. */
    public static Timer ofAnswers(MeterRegistry registry, String name, String description) {
        return timer(name, description, OF_ANSWERS).register(registry);
    }

    /**
     * What waits for Kaggle.
     *
     * @param tags names and values in turns
     */
    public static Timer ofCalls(MeterRegistry registry, String name, String description, String... tags) {
        return timer(name, description, OF_CALLS).tags(tags).register(registry);
    }

    /**
     * What takes many calls of Kaggle.
     *
     * @param tags names and values in turns
     */
    public static Timer ofIngestions(MeterRegistry registry, String name, String description, String... tags) {
        return timer(name, description, OF_INGESTIONS).tags(tags).register(registry);
    }

    private static Timer.Builder timer(String name, String description, Duration... bounds) {
        return Timer.builder(name).description(description).serviceLevelObjectives(bounds);
    }

    private static Duration[] millis(long... bounds) {
        return LongStream.of(bounds).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
