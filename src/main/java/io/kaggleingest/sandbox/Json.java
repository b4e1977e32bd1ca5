package io.kaggleingest.sandbox;

import java.util.Iterator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON as Kaggle's RPC form writes it. */
final class Json {

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Takes out, at every depth, each field that has its default value; an answer without content is {@code {}}. */
    static <T extends JsonNode> T withoutDefaults(T node) {
        if (node.isObject()) {
            for (Iterator<JsonNode> fields = node.elements(); fields.hasNext(); ) {
                if (isDefault(fields.next())) {
                    fields.remove();
                }
            }
        }
        node.forEach(Json::withoutDefaults);
        return node;
    }

    private static boolean isDefault(JsonNode value) {
        return value.isNull()
                || value.isTextual() && value.textValue().isEmpty()
                || value.isNumber() && value.doubleValue() == 0
                || value.isBoolean() && !value.booleanValue()
                || value.isArray() && value.isEmpty();
    }
}
