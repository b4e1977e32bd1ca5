package io.kaggleingest.load;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * A counter with one label, whose values are constants: each is there from the start with 0, so that a rate does not miss
 * the first one, and nothing that a caller sends can name a time series.
 */
public final class OutcomeCounter<E extends Enum<E>> {

    private final Map<E, Counter> counters;

    /** @param tags names and values in turns, besides the label */
    public OutcomeCounter(
            MeterRegistry registry, String name, String description, String label, Class<E> values, String... tags) {
        counters = new EnumMap<>(values);
        for (E value : values.getEnumConstants()) {
            counters.put(
                    value,
                    Counter.builder(name)
                            .description(description)
                            .tags(tags)
                            .tag(label, value.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    public void count(E value) {
        Objects.requireNonNull(counters.get(value)).increment();
    }
}
