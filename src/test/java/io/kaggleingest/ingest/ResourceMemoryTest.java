package io.kaggleingest.ingest;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.Slug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Against a model of the database, of one connection that listens, and of requests, in steps of which any may come next. */
class ResourceMemoryTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final int STEPS = 400;
    private static final List<Ref> REFS = List.of(ref("one"), ref("two"), ref("three"));

    private final ResourceMemory memory = new ResourceMemory(100);

    private enum Step {
        CHANGE,
        HEAR,
        ASK,
        LOOK,
        LEARN,
        LOSE_NOTIFICATION,
        LOSE_CONNECTION,
        NOTICE,
        CONNECT,
        PROMOTE_STANDBY
    }

    /** What a request has done so far. */
    private static final class Request {
        private final Ref ref;
        private final long lastChange;
        private final int known;
        private ResourceMemory.Reading reading;
        private ResourceState row;
        private long lastChangeThen;

        Request(Ref ref, long lastChange, int known) {
            this.ref = ref;
            this.lastChange = lastChange;
            this.known = known;
        }
    }

    /** The database, what it has told, and who asks. */
    private final class World {
        private final Random random;
        private final Map<Ref, List<ResourceState>> history = new HashMap<>();
        private final List<long[]> changes = new ArrayList<>();
        private final List<Request> requests = new ArrayList<>();
        private final ArrayDeque<Runnable> told = new ArrayDeque<>();
        private boolean listening;
        private int fromMemory;

        World(long seed) {
            random = new Random(seed);
            REFS.forEach(ref -> history.put(ref, new ArrayList<>(List.of(state(1, null)))));
            connect();
        }

        private long lastChange() {
            return changes.isEmpty() ? 0 : changes.get(changes.size() - 1)[0];
        }

        private ResourceState row(Ref ref) {
            return history.get(ref).get(history.get(ref).size() - 1);
        }

        void run(Step step) {
            switch (step) {
                case CHANGE -> change(REFS.get(random.nextInt(REFS.size())));
                case HEAR -> Optional.ofNullable(told.poll()).ifPresent(Runnable::run);
                case ASK -> ask(REFS.get(random.nextInt(REFS.size())));
                case LOOK -> one(request -> request.row == null).ifPresent(this::look);
                case LEARN -> one(request -> request.row != null).ifPresent(this::learn);
                case LOSE_NOTIFICATION -> told.poll();
                case LOSE_CONNECTION -> listening = false;
                case NOTICE -> notice();
                case CONNECT -> connect();
                case PROMOTE_STANDBY -> promote();
            }
        }

        /** Committed, numbered and told in one moment, as the lock of the function makes it. */
        private void change(Ref ref) {
            ResourceState was = row(ref);
            ResourceState now = was.unfinished().isPresent()
                    ? state(version(was) + 1, Ingestion.Status.COMPLETED)
                    : state(version(was), Ingestion.Status.RUNNING);
            history.get(ref).add(now);
            long before = lastChange();
            long number = before + 1 + random.nextInt(1_000_000);
            changes.add(new long[] {number, REFS.indexOf(ref)});
            if (listening) {
                Optional<Ref> which = random.nextInt(10) == 0 ? Optional.empty() : Optional.of(ref);
                told.add(() -> memory.change(before, number, which));
            }
        }

        /** The key is looked up now; the memory is asked, or the row is going to be read. */
        private void ask(Ref ref) {
            requests.add(new Request(ref, lastChange(), history.get(ref).size() - 1));
            Request any = requests.get(random.nextInt(requests.size()));
            if (any.reading == null) {
                memory.find(any.ref, any.lastChange).ifPresentOrElse(state -> served(any, state), () -> read(any));
            }
        }

        private void served(Request request, ResourceState state) {
            fromMemory++;
            requests.remove(request);
            int at = history.get(request.ref).indexOf(state);
            assertTrue(at >= request.known || isForgotten(request), "older than when the key was looked up");
            assertTrue(state.unfinished().isEmpty(), "who waits reads the row");
        }

        /** The key was looked up at a server that is no more: its changes and what is there now are both as good. */
        private boolean isForgotten(Request request) {
            return changes.stream().noneMatch(change -> change[0] == request.lastChange) && request.lastChange != 0;
        }

        private void read(Request request) {
            request.reading = memory.reading(request.ref);
        }

        private void look(Request request) {
            if (request.reading != null) {
                request.row = row(request.ref);
                request.lastChangeThen = lastChange();
            }
        }

        private void learn(Request request) {
            request.reading.put(request.row, request.lastChangeThen);
            requests.remove(request);
        }

        private Optional<Request> one(Predicate<Request> which) {
            List<Request> those = requests.stream()
                    .filter(r -> r.reading != null && which.test(r))
                    .toList();
            return those.isEmpty() ? Optional.empty() : Optional.of(those.get(random.nextInt(those.size())));
        }

        private void notice() {
            if (!listening) {
                told.clear();
                memory.close();
            }
        }

        private void connect() {
            if (!listening) {
                told.clear();
                memory.close();
                listening = true;
                told.add(() -> {
                    long lastChange = lastChange();
                    told.add(() -> memory.open(lastChange));
                });
            }
        }

        /** The latest changes are forgotten; the connection to the server that is no more says nothing, and stays. */
        private void promote() {
            listening = false;
            requests.removeIf(request -> request.row != null);
            for (int i = random.nextInt(3); i > 0 && !changes.isEmpty(); i--) {
                long[] forgotten = changes.remove(changes.size() - 1);
                List<ResourceState> states = history.get(REFS.get((int) forgotten[1]));
                states.remove(states.size() - 1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"CHANGE", "LOSE_NOTIFICATION", "LOSE_CONNECTION", "PROMOTE_STANDBY"})
    void nobody_is_given_what_was_older_when_the_key_was_looked_up(Step trouble) {
        int fromMemory = 0;
        for (long seed = 1; seed <= 3_000; seed++) {
            World world = new World(seed);
            for (int i = 0; i < STEPS; i++) {
                world.run(next(world.random, trouble));
            }
            fromMemory += world.fromMemory;
        }
        assertTrue(fromMemory > 3_000, "the memory is of use: " + fromMemory);
    }

    /** Trouble is rare; without it, a connection is never lost. */
    private static Step next(Random random, Step trouble) {
        int any = random.nextInt(100);
        if (any < 2) {
            return trouble;
        }
        if (any < 8) {
            return trouble == Step.CHANGE || trouble == Step.LOSE_NOTIFICATION
                    ? Step.HEAR
                    : any < 5 ? Step.NOTICE : Step.CONNECT;
        }
        if (any < 12) {
            return Step.CHANGE;
        }
        Step[] usual = {Step.HEAR, Step.ASK, Step.ASK, Step.LOOK, Step.LEARN};
        return usual[random.nextInt(usual.length)];
    }

    @Test
    void what_was_read_is_known_until_it_changes() {
        memory.open(7);
        remember(REFS.get(0), state(1, null));
        remember(REFS.get(1), state(1, null));

        memory.change(7, 9, Optional.of(REFS.get(0)));

        assertTrue(memory.find(REFS.get(0), 9).isEmpty());
        assertTrue(memory.find(REFS.get(1), 9).isPresent());
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 8})
    void another_last_change_than_was_heard_of_proves_nothing(long lastChange) {
        memory.open(7);
        remember(REFS.get(0), state(1, null));

        assertTrue(memory.find(REFS.get(0), 7).isPresent());
        assertTrue(memory.find(REFS.get(0), lastChange).isEmpty());
    }

    @Test
    void after_a_change_that_was_not_heard_of_nothing_is_known() {
        memory.open(7);
        remember(REFS.get(0), state(1, null));

        memory.change(8, 9, Optional.of(REFS.get(1)));

        assertTrue(memory.find(REFS.get(0), 9).isEmpty());
    }

    @Test
    void what_is_private_or_under_way_or_not_there_is_never_remembered() {
        Ref mine = REFS.get(0).of(42);
        memory.open(7);

        remember(mine, state(1, null));
        remember(REFS.get(1), state(1, Ingestion.Status.QUEUED));
        remember(REFS.get(2), new ResourceState(Optional.empty(), Optional.empty()));

        assertEquals(Optional.empty(), memory.find(mine, 7));
        assertEquals(Optional.empty(), memory.find(REFS.get(0), 7));
        assertEquals(Optional.empty(), memory.find(REFS.get(1), 7));
        assertEquals(Optional.empty(), memory.find(REFS.get(2), 7));
    }

    private void remember(Ref ref, ResourceState state) {
        memory.reading(ref).put(state, 7);
    }

    private static Ref ref(String slug) {
        return Ref.competition(new Slug(slug));
    }

    private static int version(ResourceState state) {
        return state.kept().orElseThrow().version();
    }

    /** Each is another one: the ids of its jobs differ. */
    private static ResourceState state(int version, Ingestion.Status job) {
        ResourceState.KeptContext kept = new ResourceState.KeptContext(NOW, version, "content " + version);
        Ingestion latest = new Ingestion(
                UUID.randomUUID(),
                REFS.get(0),
                1,
                job == null ? Ingestion.Status.COMPLETED : job,
                "stage",
                0,
                0,
                "message",
                NOW,
                NOW,
                NOW,
                null);
        return new ResourceState(Optional.of(kept), Optional.of(latest));
    }
}
