package io.kaggleingest.page;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ContentNegotiationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
                "text/html,application/json;q=0.9",
                "TEXT/HTML;q=1.0"
            })
    void a_browser_gets_the_page(String accept) {
        assertTrue(ContentNegotiation.wantsPage(accept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "application/json, text/html",
                "text/html;q=0.5, text/markdown",
                "text/html;q=0",
                "text/html;q=x",
                "",
                ",;,",
                "text/*",
                "text/plain, */*"
            })
    void who_does_not_ask_for_a_page_above_all_gets_the_answer_of_the_api(String accept) {
        assertFalse(ContentNegotiation.wantsPage(accept));
    }
}
