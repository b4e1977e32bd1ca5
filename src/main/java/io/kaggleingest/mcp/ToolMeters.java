package io.kaggleingest.mcp;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.mcp.server.ToolResponse;

import io.kaggleingest.load.OutcomeCounter;

/** How often agents call each tool. */
@ApplicationScoped
class ToolMeters {

    private final Map<String, OutcomeCounter<Result>> calls = new ConcurrentHashMap<>();

    private enum Result {
        OK,
        ERROR
    }

    @Inject
    MeterRegistry registry;

    void offer(String tool) {
        calls.put(
                tool,
                new OutcomeCounter<>(
                        registry,
                        "kaggleingest.tool.calls",
                        "Calls of tools by agents",
                        "outcome",
                        Result.class,
                        "tool",
                        tool));
    }

    void count(String tool, ToolResponse answer) {
        Objects.requireNonNull(calls.get(tool), tool).count(answer.isError() ? Result.ERROR : Result.OK);
    }
}
