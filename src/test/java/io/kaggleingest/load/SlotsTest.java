package io.kaggleingest.load;

import org.junit.jupiter.api.Test;

import static io.kaggleingest.load.Slots.Answer.FULL;
import static io.kaggleingest.load.Slots.Answer.FULL_FOR_ACCOUNT;
import static io.kaggleingest.load.Slots.Answer.TAKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

class SlotsTest {

    @Test
    void an_account_has_its_part_of_all_places() {
        Slots places = new Slots(3, 2);

        assertEquals(TAKEN, places.take(1));
        assertEquals(TAKEN, places.take(1));
        assertEquals(FULL_FOR_ACCOUNT, places.take(1));
        assertEquals(TAKEN, places.take(2));
        assertEquals(FULL, places.take(2));
        assertEquals(FULL, places.take(3));
    }

    @Test
    void a_place_that_is_given_back_is_there_for_the_next_one() {
        Slots places = new Slots(2, 1);
        places.take(1);
        places.take(2);

        places.giveBack(1);

        assertEquals(FULL_FOR_ACCOUNT, places.take(2));
        assertEquals(TAKEN, places.take(3));
        places.giveBack(2);
        assertEquals(TAKEN, places.take(2));
        assertEquals(FULL, places.take(1));
    }
}
