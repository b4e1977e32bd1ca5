package io.kaggleingest.context;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON and TOON: the document's own structure. */
record StructuredForm(Function<JsonNode, String> writer) implements Form {
    static final List<String> PARTS =
            List.of("facts", "pages", "files", "tables", "leaderboard", "discussions", "notebooks", "left_out");

    @Override
    public String document(ContextDocument document) {
        return writer.apply(tree(document));
    }

    @Override
    public Map<String, String> parts(ContextDocument document) {
        ObjectNode tree = tree(document);
        Map<String, String> parts = new LinkedHashMap<>();
        for (String name : PARTS) {
            JsonNode part = tree.path(name);
            if (!part.isEmpty()) {
                parts.put(
                        name, writer.apply(JsonNodeFactory.instance.objectNode().set(name, part)));
            }
        }
        return parts;
    }

    @Override
    public String piece(Object piece) {
        return Json.MAPPER.valueToTree(piece).toString();
    }

    private static ObjectNode tree(ContextDocument document) {
        return Json.MAPPER.valueToTree(document);
    }
}
