package io.kaggleingest.document.focus;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WordsTest {

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Words.read(text, words::add);
        return words;
    }

    @Test
    void identifiers_are_found_whole_and_by_their_parts() {
        assertEquals(List.of("passeng", "id", "passengerid"), words("PassengerId"));
        assertEquals(List.of("max", "daily", "max_daily"), words("max_daily"));
        assertEquals(List.of("html", "pag", "htmlpage"), words("HTMLPage"));
        assertEquals(List.of("train", "csv", "train.csv"), words("train.csv"));
    }

    @Test
    void numbers_stay_whole_and_lose_the_commas_of_thousands() {
        assertEquals(List.of("0.81", "25000", "map", "12"), words("0.81, $25,000 MAP@12"));
        assertEquals(List.of("1", "2"), words("1,2"));
    }

    @Test
    void scripts_without_blanks_are_found_by_pairs_of_letters() {
        assertEquals(List.of("評価", "価指", "指標"), words("評価指標"));
        assertEquals(List.of("평가", "가지", "지표"), words("평가지표"));
        assertEquals(List.of("潮"), words("潮"));
        assertEquals(List.of("คะ", "ะแ", "แน", "นน"), words("คะแนน"));
        assertEquals(List.of("auc", "評価"), words("AUC評価"));
    }

    @Test
    void other_scripts_are_words() {
        assertEquals(List.of("метрика", "оценки"), words("Метрика оценки"));
        assertEquals(List.of("मूल्यांकन"), words("मूल्यांकन"));
    }

    @Test
    void data_is_no_word() {
        assertEquals(List.of(), words("a".repeat(100)));
        assertEquals(List.of(), words(" …\u0000 - . _ ,"));
    }

    @ParameterizedTest
    @CsvSource({
        "evaluation,evaluated",
        "evaluates,evaluation",
        "scoring,scores",
        "submissions,submission",
        "predicted,predictions",
        "running,run",
        "deadlines,deadline",
        "categories,category",
        "seasonality,seasonal",
        "seasonal,season",
        "classes,class"
    })
    void forms_of_a_word_have_one_stem(String one, String other) {
        assertEquals(Stem.of(one), Stem.of(other));
    }

    @ParameterizedTest
    @CsvSource({"class,classification", "test,text", "train,trial", "loss,lose", "public,publish"})
    void other_words_have_others(String one, String other) {
        assertTrue(!Stem.of(one).equals(Stem.of(other)));
    }
}
