package io.kaggleingest.ingest;

import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How ingestions are run by this replica. */
@ConfigMapping(prefix = "kaggleingest.ingest")
public interface IngestConfig {

    /** How long a worker that falls silent keeps an ingestion before another one takes it over. */
    @WithDefault("15s")
    Duration lease();

    /** How often to look for ingestions that nobody woke us for. */
    @WithDefault("5s")
    Duration poll();

    /** How many ingestions run here at once. */
    @WithDefault("4")
    int workers();

    /** How many private ingestions run here at once, beside the others. */
    @WithDefault("4")
    int privateWorkers();

    /** How many private ingestions one account may have under way, over all replicas. */
    @WithDefault("2")
    int privatePerAccount();

    /** The longest that it may take to fetch one resource, and to write down what was read of it. */
    @WithDefault("5m")
    Duration limit();

    /** The longest that what was fetched may wait to be read, and be read. */
    @WithDefault("2m")
    Duration readingLimit();

    /** How many ingestions may wait, over all replicas, before callers are asked to come back. */
    @WithDefault("1000")
    int waiting();

    /** How many ingestions one account may have waiting or under way, over all replicas, its private ones apart. */
    @WithDefault("20")
    int unfinishedPerAccount();

    /** How long an ingestion that ended is remembered; the latest one of what is kept is as long as that. */
    @WithDefault("7d")
    Duration retention();

    /** How long content is kept that nobody asks for; whoever asks later has it fetched anew. */
    @WithDefault("180d")
    Duration unused();

    /** How often what ended long ago is forgotten. */
    @WithDefault("1h")
    Duration sweep();

    /** How many workers may try one ingestion before it counts as failed. */
    @WithDefault("3")
    int attempts();

    /** Of how many versions of a resource it is known what they had. */
    @WithDefault("20")
    int versions();

    /** How many requests this replica holds until their content is there ({@code Prefer: wait}). */
    @WithDefault("1000")
    int heldRequests();

    @WithDefault("100")
    int heldRequestsPerAccount();

    /** How many streams of jobs ({@code GET /jobs/{id}/events}) this replica serves at once. */
    @WithDefault("1000")
    int streams();

    @WithDefault("20")
    int streamsPerAccount();

    /** The longest that one stream lasts, whether or not the job has ended. */
    @WithDefault("10m")
    Duration streamLife();

    /** How often a stream says that it is alive, also to notice that nobody reads it any more. */
    @WithDefault("15s")
    Duration streamHeartbeat();

    Contents contents();

    /** How much of a resource is fetched and kept. */
    interface Contents {

        /** The best ones; a request sees ten at most. */
        @WithDefault("10")
        int notebooks();

        @WithDefault("10")
        int discussions();

        /** Of a discussion, the best ones. */
        @WithDefault("50")
        int messages();

        /** Files of which the columns and the first rows are shown. */
        @WithDefault("12")
        int tables();

        /** How much is read of each of them. */
        @WithDefault("256K")
        MemorySize tableHead();

        /** How many characters of a page, a discussion or a notebook are kept. */
        @WithDefault("1000000")
        int longestText();
    }

    /** How much memory rendered contexts may take; 64 MB unless it is said, or an eighth of a smaller heap. */
    Optional<MemorySize> renderingsMemory();

    /** How many contexts may wait here to be made, besides as many as there are processors; one account, half of them. */
    @WithDefault("200")
    int renderingsWaiting();
}
