package io.kaggleingest.kaggle;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.web.Problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KaggleLinkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "titanic",
                "Titanic",
                " titanic ",
                "competitions/titanic",
                "c/titanic",
                "kaggle.com/c/titanic",
                "www.kaggle.com/competitions/titanic",
                "WWW.Kaggle.com/competitions/titanic",
                "http://kaggle.com/competitions/titanic",
                "https://www.kaggle.com/c/titanic",
                "https://www.kaggle.com/competitions/titanic",
                "https://www.kaggle.com/competitions/titanic/",
                "https://www.kaggle.com/competitions/titanic/overview/evaluation",
                "https://www.kaggle.com/competitions/titanic/leaderboard?tab=public#top",
                "HTTPS://WWW.KAGGLE.COM/competitions/titanic",
                "https://m.kaggle.com/competitions/titanic"
            })
    void every_form_of_link_names_the_competition(String text) {
        assertEquals("competition/titanic", KaggleLink.read(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "https://",
                "https://www.kaggle.com",
                "https://www.kaggle.com/",
                "https://www.kaggle.com/competitions",
                "https://kaggle.com.example.org/competitions/titanic",
                "https://example.org/competitions/titanic",
                "https://example.org/?u=https://www.kaggle.com/competitions/titanic",
                "https://www.kaggle.com@example.org/competitions/titanic",
                "https://user:pass@www.kaggle.com/competitions/titanic",
                "https://www.kaggle.com:8443/competitions/titanic",
                "ftp://www.kaggle.com/competitions/titanic",
                "file:///etc/passwd",
                "javascript:alert(1)//kaggle.com",
                "https://[::1]/competitions/titanic",
                "http://169.254.169.254/latest",
                "https://www.kaggle.com/comp etitions/titanic",
                "/etc/passwd"
            })
    void what_is_no_link_to_kaggle_is_refused(String text) {
        assertEquals(
                400, assertThrows(Problem.class, () -> KaggleLink.read(text)).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.kaggle.com/competitions/../datasets",
                "https://www.kaggle.com/competitions/a%2Fb",
                "https://www.kaggle.com/competitions/a%00b",
                "competitions/..",
                "..",
                "a b",
                "a\u0000b"
            })
    void odd_slugs_in_links_are_refused(String text) {
        assertEquals(
                "Invalid competition slug",
                assertThrows(Problem.class, () -> KaggleLink.read(text)).detail());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "owner/data",
                "Owner/Data",
                "owner/data/",
                "datasets/owner/data",
                "/datasets/owner/data",
                "kaggle.com/owner/data",
                "//www.kaggle.com/datasets/owner/data",
                "https://www.kaggle.com/owner/data",
                "https://www.kaggle.com/owner/data/version/3",
                "https://www.kaggle.com/owner/data/home?select=a.csv",
                "https://www.kaggle.com/datasets/owner/data",
                "https://www.kaggle.com/datasets/owner/data/",
                "https://www.kaggle.com/datasets/owner/data/versions/3",
                "https://www.kaggle.com/datasets/owner/data/code?sort=votes#list",
                "https://KAGGLE.com/Datasets/Owner/Data?select=a%20b.csv"
            })
    void every_form_of_link_names_the_dataset(String text) {
        assertEquals("dataset/owner/data", KaggleLink.read(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code/owner/book",
                "/code/owner/book",
                "kernels/owner/book",
                "www.kaggle.com/code/owner/book",
                "https://www.kaggle.com/code/owner/book",
                "https://www.kaggle.com/code/owner/book/notebook",
                "https://www.kaggle.com/code/owner/book/versions/3",
                "https://www.kaggle.com/code/owner/book?scriptVersionId=12345&cellId=7",
                "https://www.kaggle.com/kernels/owner/book#Results",
                "https://www.kaggle.com/notebooks/Owner/Book/"
            })
    void every_form_of_link_names_the_notebook(String text) {
        assertEquals("notebook/owner/book", KaggleLink.read(text).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "https://www.kaggle.com/competitions/titanic. => competition/titanic",
                "https://www.kaggle.com/competitions/titanic, => competition/titanic",
                "<https://www.kaggle.com/competitions/titanic> => competition/titanic",
                "[Titanic](https://www.kaggle.com/competitions/titanic) => competition/titanic",
                "[Titanic](https://www.kaggle.com/competitions/titanic). => competition/titanic",
                "(https://www.kaggle.com/competitions/titanic/) => competition/titanic",
                "\"https://www.kaggle.com/competitions/titanic\" => competition/titanic",
                "`titanic` => competition/titanic",
                "kaggle competitions download -c titanic => competition/titanic",
                "$ kaggle competitions download titanic -p data => competition/titanic",
                "!kaggle competitions submit -f s.csv -m first -c titanic => competition/titanic",
                "kaggle c leaderboard titanic --show => competition/titanic",
                "kaggle datasets download -d owner0/dataset-00 => dataset/owner0/dataset-00",
                "kaggle datasets download --unzip owner0/dataset-00 => dataset/owner0/dataset-00",
                "kaggle d files owner0/dataset-00 => dataset/owner0/dataset-00",
                "kaggle kernels pull owner0/a-notebook => notebook/owner0/a-notebook",
                "kaggle kernels output owner0/a-notebook -p out => notebook/owner0/a-notebook",
                "kagglehub.dataset_download(\"owner0/dataset-00\") => dataset/owner0/dataset-00",
                "path = kagglehub.competition_download('titanic') => competition/titanic",
                "kagglehub.notebook_output_download('owner0/book') => notebook/owner0/book",
                "https://www.kaggle.com/api/v1/datasets/download/owner0/dataset-00 => dataset/owner0/dataset-00",
                "https://www.kaggle.com/api/v1/competitions/data/download-all/titanic => competition/titanic",
                "curl -L -o x.zip https://www.kaggle.com/api/v1/datasets/download/owner0/dataset-00 => dataset/owner0/dataset-00",
            })
    void what_people_paste_is_understood(String text, String ref) {
        assertEquals(ref, KaggleLink.read(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.kaggle.com/models/google/gemma",
                "kaggle models get google/gemma",
                "kagglehub.model_download('google/gemma')"
            })
    void models_are_refused_by_name(String text) {
        Problem problem = assertThrows(Problem.class, () -> KaggleLink.read(text));

        assertTrue(problem.detail().startsWith("Models are not among what is served."), problem.detail());
    }

    @Test
    void a_title_is_sent_to_the_search() {
        Problem problem =
                assertThrows(Problem.class, () -> KaggleLink.read("titanic - Machine Learning from Disaster"));

        assertEquals(400, problem.status());
        assertTrue(problem.detail().contains("/search?query="), problem.detail());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[Titanic](https://example.com/competitions/titanic)",
                "kaggle competitions list",
                "curl https://example.com/competitions/titanic",
                "https://example.com/?u=https://www.kaggle.com/competitions/titanic",
                "look at https://www.kaggle.com/competitions/titanic"
            })
    void what_is_no_link_to_kaggle_stays_refused(String text) {
        assertEquals(
                400, assertThrows(Problem.class, () -> KaggleLink.read(text)).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.kaggle.com/datasets",
                "https://www.kaggle.com/datasets/owner",
                "https://www.kaggle.com/code/owner",
                "https://www.kaggle.com/owner",
                "https://www.kaggle.com/models/owner/model",
                "https://www.kaggle.com/learn/intro-to-machine-learning",
                "https://www.kaggle.com/discussions/general/12345",
                "datasets/owner",
                "models/owner/model",
                "a/b/c"
            })
    void whoever_sends_something_else_is_told_what_to_send(String text) {
        Problem problem = assertThrows(Problem.class, () -> KaggleLink.read(text));

        assertEquals(400, problem.status());
        assertEquals("invalid_url", problem.code());
        for (String form : List.of(
                "https://www.kaggle.com/competitions/titanic",
                "https://www.kaggle.com/datasets/owner/slug",
                "https://www.kaggle.com/code/owner/slug",
                "owner/slug of a dataset")) {
            assertTrue(problem.detail().contains(form), problem.detail());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.kaggle.com/datasets/a%2Fb/c, Invalid dataset owner",
        "https://www.kaggle.com/datasets/../c, Invalid dataset owner",
        "https://www.kaggle.com/datasets/a/.., Invalid dataset slug",
        "a/b c, Invalid dataset slug",
        "https://www.kaggle.com/code/a%00/b, Invalid notebook owner",
        "code/a/b.c, Invalid notebook slug"
    })
    void odd_owners_and_names_are_refused(String text, String detail) {
        assertEquals(
                detail, assertThrows(Problem.class, () -> KaggleLink.read(text)).detail());
    }
}
