package io.kaggleingest.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which version runs here, to see a roll-out. */
@ApplicationScoped
class BuildMeter {

    void start(
            @Observes StartupEvent event,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        Gauge.builder("kaggleingest.version", () -> 1)
                .tag("version", version)
                .description("1 for the version that runs here")
                .register(registry);
    }
}
