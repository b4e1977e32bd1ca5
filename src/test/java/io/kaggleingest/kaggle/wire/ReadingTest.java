package io.kaggleingest.kaggle.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ReadingTest {

    /** Whoever looks for words in a text later would walk back over all of them, at each of them. */
    @Test
    void no_text_comes_through_the_door_with_a_long_run_of_marks() {
        ObjectNode page = JsonNodeFactory.instance.objectNode().put("name", "rules" + "\u0301".repeat(500));
        page.put("content", "key" + "\u0301".repeat(20_000) + "=x");
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("pages").add(page);

        var read = Reading.competitionPages(answer).get(0);

        assertEquals("rules" + "\u0301".repeat(8), read.name());
        assertEquals("key" + "\u0301".repeat(8) + "=x", read.content());
    }
}
