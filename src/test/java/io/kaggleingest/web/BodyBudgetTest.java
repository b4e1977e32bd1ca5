package io.kaggleingest.web;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BodyBudgetTest {

    @Test
    void what_is_given_back_can_be_taken_again() {
        BodyBudget budget = new BodyBudget(10);

        assertTrue(budget.take(6));
        assertFalse(budget.take(5));
        assertTrue(budget.take(4));
        budget.giveBack(6);
        assertTrue(budget.take(6));

        assertEquals(10, budget.total());
    }
}
