package io.kaggleingest.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

class SandboxJsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "0", "0.0", "false", "[]"})
    void a_default_is_left_out_at_every_depth(String value) {
        JsonNode node = json("{\"a\":" + value + ",\"b\":[{\"c\":" + value + ",\"d\":7}]}");

        assertEquals("{\"b\":[{\"d\":7}]}", Json.withoutDefaults(node).toString());
    }

    @Test
    void items_of_lists_stay() {
        JsonNode node = json("{\"a\":[\"\",0,false]}");

        assertEquals("{\"a\":[\"\",0,false]}", Json.withoutDefaults(node).toString());
    }

    private static JsonNode json(String text) {
        return SandboxClient.json(text.getBytes(UTF_8));
    }
}
