package io.kaggleingest.kaggle;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.web.Problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class RefTest {

    @Test
    void it_keeps_its_letters_and_is_compared_without_case() {
        Ref one = Ref.dataset("InesMoreau", "Liners");
        Ref other = Ref.dataset("inesmoreau", "liners");

        assertEquals("InesMoreau/Liners", one.name());
        assertEquals("inesmoreau/liners", one.key());
        assertEquals(one, other);
        assertEquals(one.hashCode(), other.hashCode());
        assertEquals("dataset/inesmoreau/liners", one.toString());
    }

    @Test
    void kinds_names_and_accounts_tell_them_apart() {
        Ref dataset = Ref.dataset("o", "s");

        assertNotEquals(dataset, Ref.notebook("o", "s"));
        assertNotEquals(dataset, Ref.dataset("o", "t"));
        assertNotEquals(dataset, Ref.dataset("p", "s"));
        assertNotEquals(dataset, dataset.of(7));
    }

    @ParameterizedTest
    @CsvSource({"competition,titanic", "dataset,Owner/Slug", "notebook,o/s"})
    void what_a_row_has_is_the_same_as_what_was_asked_for(String kind, String name) {
        Ref kept = Ref.ofRow(kind, name, 7);

        assertEquals(kind, kept.kindName());
        assertEquals(name, kept.name());
        assertEquals(7, kept.account());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"demo-ds", "a/b/c", "/demo-ds", "demo-owner/", "", "a b/c"})
    void what_kaggle_lists_without_a_name_is_no_reference(String name) {
        assertEquals(Optional.empty(), Ref.ofListing(Kind.DATASET, name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "ä"})
    void a_caller_is_told_of_a_name_that_cannot_be_one(String slug) {
        assertThrows(Problem.class, () -> Ref.dataset("owner", slug));
        assertThrows(Problem.class, () -> Ref.competition(new Slug(slug)));
    }
}
