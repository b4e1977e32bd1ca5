package io.kaggleingest.ingest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.web.Problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
                "https://www.kaggle.com/datasets/owner/data",
                "https://www.kaggle.com/code/owner/notebook",
                "owner/slug",
                "datasets/owner/data"
            })
    void datasets_and_notebooks_are_named_as_not_supported(String text) {
        assertEquals(
                "unsupported_kind",
                assertThrows(Problem.class, () -> KaggleLink.read(text)).code());
    }
}
