package io.kaggleingest.document.page;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class GeneralRulesTest {
    private static final String OWN = "## A. Terms of this competition\n\nNo fishing.\n\n";
    private static final String CLAUSES = "The competition sponsor may disqualify. Governing law is that of the moon. "
            + "Publicity is yours. Winners obligations are few. " + "Words and words. ".repeat(100);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## B. GENERAL COMPETITION RULES - BINDING AGREEMENT",
                "**Section 3: General Competition Rules**",
                "General competition rules"
            })
    void they_begin_at_their_heading(String heading) {
        assertEquals(Optional.of(OWN.length()), GeneralRules.beginning(OWN + heading + "\n\n" + CLAUSES));
    }

    @Test
    void a_host_may_speak_of_them() {
        assertEquals(Optional.empty(), GeneralRules.beginning("We follow the general competition rules. " + CLAUSES));
        assertEquals(Optional.empty(), GeneralRules.beginning("## General competition rules\n\nBe kind."));
        assertEquals(
                Optional.empty(),
                GeneralRules.beginning("## General competition rules\n\n" + "Fish must be thrown back. ".repeat(100)));
    }
}
