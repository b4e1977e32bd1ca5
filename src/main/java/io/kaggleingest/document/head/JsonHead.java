package io.kaggleingest.document.head;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * The first values in a text of JSON, as far as the text goes: of one that is cut, all that was read whole. Of lists
 * within rows only the first elements are kept, and what is nested very deeply is not.
 *
 * @param values the only one, or one a line
 * @param whole whether these are all, to their ends
 * @param deep whether something was nested too deeply
 */
record JsonHead(List<JsonNode> values, boolean whole, boolean deep) {
    private static final int ROWS = 1000;
    private static final int DEEPEST = 30;
    private static final int PARSER_DEPTH = 1000;
    /** Of a list in a row. */
    private static final int ELEMENTS = 200;

    private static final int MOST_NODES = 300_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(PARSER_DEPTH)
                    .maxNumberLength(10_000)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** Null if it is no JSON. */
    static @Nullable JsonHead of(String text, boolean complete) {
        return new Reader(complete).read(text);
    }

    private static final class Reader {
        private final boolean complete;
        private final List<JsonNode> values = new ArrayList<>();
        private int nodes;
        private boolean deep;
        private boolean enough;
        private boolean cut;

        Reader(boolean complete) {
            this.complete = complete;
        }

        @Nullable
        JsonHead read(String text) {
            boolean broken = false;
            try (JsonParser parser = FACTORY.createParser(text)) {
                while (!enough && values.size() < ROWS && parser.nextToken() != null) {
                    JsonNode value = value(parser, 0);
                    // Of several values the last one may be cut; a single one is kept as far as it goes.
                    if (!cut || values.isEmpty()) {
                        values.add(value);
                    }
                    if (cut) {
                        break;
                    }
                }
                enough |= values.size() == ROWS;
            } catch (StreamConstraintsException tooMuch) {
                deep = true;
            } catch (IOException noJson) {
                broken = true;
            }
            boolean nothing = values.stream().allMatch(value -> value.isValueNode() || value.isEmpty());
            if (broken && (complete || nothing) && (values.size() < 3 || nothing) || values.isEmpty() && !deep) {
                return null;
            }
            return new JsonHead(values, complete && !cut && !enough && !broken, deep);
        }

        /** @return what there is of it, if the text ends within */
        private JsonNode value(JsonParser parser, int depth) throws IOException {
            if (++nodes > MOST_NODES) {
                enough = true;
                cut = true;
            }
            JsonToken token = parser.currentToken();
            if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                if (depth >= DEEPEST) {
                    deep = true;
                    parser.skipChildren();
                    return JsonNodeFactory.instance.nullNode();
                }
                return token == JsonToken.START_OBJECT ? object(parser, depth) : array(parser, depth);
            }
            return scalar(parser);
        }

        private ObjectNode object(JsonParser parser, int depth) throws IOException {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            try {
                while (!cut && parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    JsonNode value = value(parser, depth + 1);
                    // A row that is cut is none; what holds the rows is kept.
                    if (!cut || depth == 0 && !value.isValueNode()) {
                        object.set(name, value);
                    }
                    if (depth == 0 && object.size() > ROWS) {
                        enough = true;
                        cut = true;
                    }
                }
            } catch (IOException end) {
                stopAt(end);
            }
            return object;
        }

        private ArrayNode array(JsonParser parser, int depth) throws IOException {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            int most = depth < 2 ? ROWS : ELEMENTS;
            try {
                while (!cut && parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
                    if (array.size() == most && depth == 0) {
                        enough = true;
                        cut = true;
                    } else if (array.size() == most) {
                        parser.skipChildren();
                    } else {
                        JsonNode value = value(parser, depth + 1);
                        if (!cut) {
                            array.add(value);
                        }
                    }
                }
                cut |= parser.currentToken() == null;
            } catch (IOException end) {
                stopAt(end);
            }
            return array;
        }

        /** Only the end of a text that was cut may come too early. */
        private void stopAt(IOException end) throws IOException {
            if (end instanceof StreamConstraintsException) {
                deep = true;
            } else if (complete) {
                throw end;
            }
            cut = true;
        }

        /** NaN and infinity are what Python writes for nothing. */
        private static JsonNode number(String text) {
            return Character.isLetter(text.charAt(text.length() - 1))
                    ? JsonNodeFactory.instance.nullNode()
                    : DecimalNode.valueOf(new BigDecimal(text));
        }

        private static JsonNode scalar(JsonParser parser) throws IOException {
            JsonNodeFactory nodes = JsonNodeFactory.instance;
            return switch (parser.currentToken()) {
                case VALUE_STRING -> nodes.textNode(parser.getText());
                case VALUE_TRUE -> nodes.booleanNode(true);
                case VALUE_FALSE -> nodes.booleanNode(false);
                case VALUE_NUMBER_INT -> nodes.numberNode(new BigInteger(parser.getText()));
                case VALUE_NUMBER_FLOAT -> number(parser.getText());
                default -> nodes.nullNode();
            };
        }
    }
}
