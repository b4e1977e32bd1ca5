package io.kaggleingest.context.rendering;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.budget.Bundle;
import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.ingest.IngestConfig;
import io.kaggleingest.ingest.Ingestions;
import io.kaggleingest.ingest.ResourceState;
import io.kaggleingest.kaggle.Kind;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.Slug;
import io.kaggleingest.load.DocumentWorkers;
import io.kaggleingest.load.Spans;
import io.kaggleingest.load.Tenant;
import io.kaggleingest.web.Eventually;
import io.kaggleingest.web.Problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RenderingsTest {

    private static final Ref TITANIC = Ref.competition(new Slug("titanic"));
    private static final Representation MARKDOWN = new Representation(Format.MD, false);
    private static final Representation ENVELOPE = new Representation(Format.TOON, true);
    private static final byte[] BUNDLE = Bundle.of(document()).bytes();

    private final Database database = new Database();
    private final Renderings renderings = new Renderings();

    /** Says what is kept when it is told to, and counts who asked. */
    private static final class Database extends Ingestions {

        private final List<CompletableFuture<KeptBundle>> asked = new CopyOnWriteArrayList<>();
        private volatile Integer answersAtOnce;

        @Override
        public Uni<KeptBundle> bundle(Ref ref) {
            CompletableFuture<KeptBundle> answer = new CompletableFuture<>();
            asked.add(answer);
            if (answersAtOnce != null) {
                answer.complete(new KeptBundle(BUNDLE, kept(answersAtOnce)));
            }
            return Uni.createFrom().completionStage(answer);
        }
    }

    private static final class AtOnce extends DocumentWorkers {

        @Override
        public <T> Uni<T> call(Callable<T> work) {
            return Uni.createFrom().item(() -> {
                try {
                    return work.call();
                } catch (Exception e) {
                    throw new CompletionException(e);
                }
            });
        }
    }

    RenderingsTest() {
        renderings.ingestions = database;
        renderings.blocking = new AtOnce();
        renderings.config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(IngestConfig.class)
                .withDefaultValue("kaggleingest.ingest.renderings-memory", "1M")
                .withDefaultValue("kaggleingest.ingest.renderings-waiting", "6")
                .build()
                .getConfigMapping(IngestConfig.class);
        renderings.json = new ObjectMapper().registerModule(new JavaTimeModule());
        renderings.meters = new RenderingMeters(new SimpleMeterRegistry(), renderings, Spans.NONE);
        renderings.start();
    }

    @Test
    void of_many_who_miss_at_once_one_reads_and_renders() {
        List<CompletableFuture<Rendering>> readers =
                IntStream.range(0, 20).mapToObj(i -> asked(1, List.of())).toList();

        reads(1).get(0).complete(new Ingestions.KeptBundle(BUNDLE, kept(1)));

        Rendering first = readers.get(0).join();
        readers.forEach(reader -> assertSame(first, reader.join()));
        assertSame(first, asked(1, List.of()).join());
        assertEquals(1, database.asked.size());
    }

    @Test
    void a_failure_is_everybodys_and_is_not_kept() {
        CompletableFuture<Rendering> one = asked(1, List.of());
        CompletableFuture<Rendering> other = asked(1, List.of());

        reads(1).get(0).completeExceptionally(new IllegalStateException("gone"));

        assertThrows(CompletionException.class, one::join);
        assertThrows(CompletionException.class, other::join);
        database.answersAtOnce = 1;
        assertEquals(1, asked(1, List.of()).join().version());
    }

    @Test
    void who_asked_for_an_older_version_gets_the_newer_and_keeps_it() {
        database.answersAtOnce = 2;

        assertEquals(2, asked(1, List.of()).join().version());
        assertEquals(2, asked(2, List.of()).join().version());
        assertEquals(1, database.asked.size());
    }

    @Test
    void one_account_has_half_of_the_threads_and_those_who_wait_hold_nothing() {
        int atOnce = DocumentWorkers.threads();
        int ofOneAccount = (atOnce + 1) / 2;
        List<CompletableFuture<Rendering>> readers = IntStream.range(0, ofOneAccount + 3)
                .mapToObj(i -> asked(1, List.of("pattern-" + i)))
                .toList();
        reads(ofOneAccount);

        CompletableFuture<Rendering> oneTooMany = asked(1, List.of("another"));
        CompletableFuture<Rendering> others = asked(1, List.of("of somebody else"), 2);

        Throwable full =
                assertThrows(CompletionException.class, oneTooMany::join).getCause();
        assertEquals(503, ((Problem) full).status());
        reads(Math.min(atOnce, ofOneAccount + 1));
        database.answersAtOnce = 1;
        database.asked.forEach(read -> read.complete(new Ingestions.KeptBundle(BUNDLE, kept(1))));
        readers.forEach(CompletableFuture::join);
        others.join();
    }

    @Test
    void what_is_said_beside_the_content_is_written_once_and_is_no_other_content() {
        database.answersAtOnce = 1;
        Rendering plain = asked(1, ENVELOPE, List.of(), 1).join();

        Body stale = with(plain, Duration.ofDays(4));
        Body later = with(plain, Duration.ofDays(5));

        assertSame(stale, later);
        assertTrue(new String(stale.bytes(), UTF_8).contains("\"stale\":true"));
        assertNotEquals(plain.body().tag(), stale.tag());
        assertTrue(stale.tag().isNamedBy(plain.body().tag().toString()));
        assertTrue(plain.body().tag().isNamedBy(stale.tag().toString()));
        assertSame(plain.body(), with(plain, null));
    }

    private Body with(Rendering rendering, Duration staleFor) {
        return renderings
                .with(rendering, new Freshness(staleFor, null, null), Tenant.of(1))
                .subscribeAsCompletionStage()
                .join()
                .body();
    }

    private List<CompletableFuture<Ingestions.KeptBundle>> reads(int expected) {
        return Eventually.get(() -> database.asked, asked -> asked.size() == expected);
    }

    @Test
    void what_callers_write_into_their_requests_counts_as_memory() {
        database.answersAtOnce = 1;
        List<List<String>> requests = IntStream.range(0, 200)
                .mapToObj(i -> IntStream.range(0, 50)
                        .mapToObj(j -> "%d-%d-%s".formatted(i, j, "x".repeat(190)))
                        .toList())
                .toList();
        requests.forEach(patterns -> asked(1, patterns).join());

        requests.forEach(patterns -> asked(1, patterns).join());

        assertTrue(database.asked.size() > requests.size() * 3 / 2, database.asked.size() + " renderings");
    }

    private CompletableFuture<Rendering> asked(int version, List<String> patterns) {
        return asked(version, patterns, 1);
    }

    private CompletableFuture<Rendering> asked(int version, List<String> patterns, long account) {
        return asked(version, MARKDOWN, patterns, account);
    }

    private CompletableFuture<Rendering> asked(int version, Representation form, List<String> patterns, long account) {
        ContextRequest wanted = new ContextRequest(new Selection(3, null, patterns), form, false);
        return renderings.of(TITANIC, kept(version), wanted, Tenant.of(account)).subscribeAsCompletionStage();
    }

    private static ResourceState.KeptContext kept(int version) {
        return new ResourceState.KeptContext(Instant.EPOCH, version, "content of " + version);
    }

    private static ContextDocument document() {
        return new ContextDocument(
                Kind.COMPETITION,
                "titanic",
                "Titanic",
                "https://www.kaggle.com/competitions/titanic",
                ContextDocument.Source.SANDBOX,
                Instant.EPOCH,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }
}
