package io.kaggleingest.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.kaggleingest.load.ConcurrencyLimiter.Turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ConcurrencyLimiterTest {

    private final List<String> called = new ArrayList<>();
    private final Map<String, Turn> turns = new HashMap<>();

    @Test
    void lets_go_while_there_is_room() {
        ConcurrencyLimiter two = new ConcurrencyLimiter(2, 2, 10);

        enter(two, "a1", "a2", "a3");

        assertEquals(List.of("a1", "a2"), called);
    }

    @Test
    void calls_the_next_when_one_leaves() {
        ConcurrencyLimiter one = new ConcurrencyLimiter(1, 1, 10);
        enter(one, "a1", "a2", "a3");

        leave("a1", "a2");

        assertEquals(List.of("a1", "a2", "a3"), called);
    }

    @Test
    void serves_one_share_after_another() {
        ConcurrencyLimiter one = new ConcurrencyLimiter(1, 1, 20);
        enter(one, "a1", "a2", "a3", "a4", "b1", "b2", "c1");

        leave("a1", "a2", "b1", "c1", "a3", "b2");

        assertEquals(List.of("a1", "a2", "b1", "c1", "a3", "b2", "a4"), called);
    }

    @Test
    void keeps_room_that_a_burst_cannot_take() {
        ConcurrencyLimiter three = new ConcurrencyLimiter(3, 2, 10);

        enter(three, "a1", "a2", "a3", "b1");

        assertEquals(List.of("a1", "a2", "b1"), called);
    }

    @Test
    void passes_over_a_share_that_holds_its_part() {
        ConcurrencyLimiter three = new ConcurrencyLimiter(3, 2, 10);
        enter(three, "a1", "a2", "b1", "a3", "c1");

        leave("b1");

        assertEquals(List.of("a1", "a2", "b1", "c1"), called);
    }

    @Test
    void calls_nobody_twice_and_nobody_who_left() {
        ConcurrencyLimiter one = new ConcurrencyLimiter(1, 1, 10);
        enter(one, "a1", "a2", "a3");

        leave("a2", "a2", "a1", "a1");

        assertEquals(List.of("a1", "a3"), called);
    }

    @Test
    void frees_one_room_only_however_often_one_leaves() {
        ConcurrencyLimiter one = new ConcurrencyLimiter(1, 1, 10);
        enter(one, "a1", "a2", "a3");

        leave("a1", "a1", "a1");

        assertEquals(List.of("a1", "a2"), called);
    }

    @Test
    void turns_away_who_finds_too_many_waiting() {
        ConcurrencyLimiter one = new ConcurrencyLimiter(1, 1, 4);

        assertTrue(enters(one, "a1"));
        assertTrue(enters(one, "a2"));
        assertTrue(enters(one, "a3"));
        assertFalse(enters(one, "a4"), "half of the line is the most for one share");
        assertTrue(enters(one, "b1"));
        assertTrue(enters(one, "c1"));
        assertFalse(enters(one, "d1"));
    }

    @Test
    void has_room_again_when_one_who_waited_gave_up() {
        ConcurrencyLimiter one = new ConcurrencyLimiter(1, 1, 2);
        enter(one, "a1", "a2", "b1");
        assertFalse(enters(one, "b2"));

        leave("b1");

        assertTrue(enters(one, "b3"));
    }

    @Test
    void is_as_good_as_new_when_all_have_left() {
        ConcurrencyLimiter two = new ConcurrencyLimiter(2, 1, 10);
        enter(two, "a1", "a2", "b1", "b2");
        leave("a1", "a2", "b1", "b2");

        enter(two, "a5", "b5");

        assertEquals(List.of("a1", "b1", "a2", "b2", "a5", "b5"), called);
    }

    @Test
    void refuses_to_keep_everybody_out_forever() {
        assertThrows(IllegalArgumentException.class, () -> new ConcurrencyLimiter(0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new ConcurrencyLimiter(1, 0, 1));
    }

    private void enter(ConcurrencyLimiter door, String... names) {
        for (String name : names) {
            assertTrue(enters(door, name), name);
        }
    }

    /** The first letter of a name is its share. */
    private boolean enters(ConcurrencyLimiter door, String name) {
        Turn turn = door.enter(new Tenant(name.substring(0, 1)), () -> called.add(name));
        turns.put(name, turn);
        return turn != null;
    }

    private void leave(String... names) {
        for (String name : names) {
            turns.get(name).leave();
        }
    }
}
