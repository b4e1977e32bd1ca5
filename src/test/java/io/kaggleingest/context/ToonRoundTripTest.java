package io.kaggleingest.context;

import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ToonRoundTripTest {
    private static final List<String> WORDS = List.of(
            "",
            "a",
            "b c",
            "true",
            "42",
            "-",
            "#x",
            "x:y",
            "q\"q",
            "\\",
            "{",
            "]",
            "l1\nl2",
            "\t",
            "潮",
            "🌊",
            "a,b",
            "- i",
            "[]",
            "\u0007",
            "key: value",
            " ");

    @Test
    void a_whole_document_comes_back() throws JsonProcessingException {
        ContextDocument document = new Selection(10, null, List.of())
                .render(Bundle.of(Sample.document()), Format.TOON)
                .document();

        JsonNode read = ToonReader.read(Format.TOON.render(document));

        assertEquals(Json.MAPPER.readTree(Format.JSON.render(document)), read);
    }

    @Test
    void whatever_json_comes_back() throws JsonProcessingException {
        Random random = new Random(20261120);
        for (int i = 0; i < 4000; i++) {
            JsonNode value = value(random, 4);
            String toon = Toon.encode(value);
            // Through text, so that equal numbers are equal nodes.
            assertEquals(Json.MAPPER.readTree(value.toString()), ToonReader.read(toon), toon);
        }
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 8)) {
            case 0 -> JsonNodeFactory.instance.numberNode(random.nextInt(2000) - 1000);
            case 1 -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
            case 2, 3 -> JsonNodeFactory.instance.textNode(word(random));
            case 4 -> uniform(random, depth);
            case 5 -> array(random, depth);
            default -> object(random, depth);
        };
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set(word(random), value(random, depth - 1));
        }
        return object;
    }

    private static ArrayNode array(Random random, int depth) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(random, depth - 1));
        }
        return array;
    }

    private static JsonNode uniform(Random random, int depth) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            ObjectNode row = array.addObject();
            row.put("id", i).put("my key", word(random));
            row.putObject("in").put("x", random.nextInt(9)).put("y", word(random));
            if (random.nextInt(8) == 0) {
                row.set("odd", value(random, depth - 1));
            }
        }
        return array;
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
