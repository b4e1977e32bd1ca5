package io.kaggleingest.document.budget;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "*.png, a.png, true",
        "*.png, images/b/a.PNG, true",
        "*.png, a.png.csv, false",
        "train.csv, data/train.csv, true",
        "train.csv, train.csv.zip, false",
        "images/*, images/a.png, true",
        "images/*, images/b/a.png, false",
        "images/**, images/b/a.png, true",
        "images/, images/b/a.png, true",
        "/images/, images/a.png, true",
        "images/*, old/images/a.png, false",
        "**/a.png, x/y/a.png, true",
        "owner/*, owner/slug, true",
        "owner/*, other/slug, false",
        "slug, owner/slug, true",
        "?.csv, a.csv, true",
        "?.csv, ab.csv, false",
        "a[1].csv, a[1].csv, true",
        "a+.csv, aa.csv, false",
        "*, anything/at/all, true"
    })
    void matches(String pattern, String name, boolean expected) {
        assertEquals(expected, new Glob(pattern).matches(name));
    }

    @Test
    void stars_in_a_row_cost_no_more_than_others() {
        assertFalse(new Glob("*a".repeat(90) + "b").matches("a".repeat(2000)));
    }
}
