package io.kaggleingest.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.netty.MainEventLoopGroup;
import io.quarkus.runtime.StartupEvent;

/** By how much the event loops are late: whatever blocks one, or asks for more processor than there is, shows here. */
@ApplicationScoped
class EventLoopDelay {

    private static final Duration PERIOD = Duration.ofMillis(500);

    void start(@Observes StartupEvent event, @MainEventLoopGroup EventLoopGroup loops, MeterRegistry registry) {
        Timer delay = Timer.builder("kaggleingest.event.loop.delay")
                .description("How late a tick of an event loop is")
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(2500))
                .register(registry);
        for (EventExecutor loop : loops) {
            tickAgain(loop, delay);
        }
    }

    private static void tickAgain(EventExecutor loop, Timer delay) {
        if (loop.isShuttingDown()) {
            return;
        }
        long due = System.nanoTime() + PERIOD.toNanos();
        loop.schedule(
                () -> {
                    delay.record(Math.max(0, System.nanoTime() - due), TimeUnit.NANOSECONDS);
                    tickAgain(loop, delay);
                },
                PERIOD.toNanos(),
                TimeUnit.NANOSECONDS);
    }
}
