package io.kaggleingest.document.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class TableOrderTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "a.csv sample_submission.csv test.csv train.csv => train.csv test.csv sample_submission.csv a.csv",
                "gender_submission.csv test.csv train.csv => train.csv test.csv gender_submission.csv",
                "submission.csv sampleSubmission.csv => sampleSubmission.csv submission.csv",
                "latest.csv constraint.csv test.csv => test.csv latest.csv constraint.csv",
                "x/train.csv train_old.csv x/test.csv b.csv => train_old.csv x/test.csv b.csv x/train.csv",
                "x/y/c.csv x/b.csv a.csv => a.csv x/b.csv x/y/c.csv",
                "train_a.csv train_b.csv test_a.csv test_b.csv => train_a.csv test_a.csv train_b.csv test_b.csv",
                "train1.csv train2.csv test1.csv test2.csv z.csv => train1.csv test1.csv z.csv train2.csv test2.csv",
                "p01.csv p02.csv p10.csv x/n.csv => p01.csv x/n.csv p02.csv p10.csv",
                "train_submission.csv => train_submission.csv",
            })
    void the_most_telling_come_first_whatever_order_they_are_listed_in(String listed, String expected) {
        List<String> files = new ArrayList<>(List.of(listed.split(" ")));

        assertEquals(List.of(expected.split(" ")), TableOrder.sorted(files, Function.identity()));
        Collections.reverse(files);
        assertEquals(List.of(expected.split(" ")), TableOrder.sorted(files, Function.identity()));
    }
}
