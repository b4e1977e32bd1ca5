package io.kaggleingest.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model reads of a tool before it calls it.
 *
 * @param name as calls name it
 */
record ToolForm(String name, String title, String description, List<Argument> arguments) {

    static final Argument ID = new Argument(
            "id",
            "string",
            "competition/<slug>, dataset/<owner>/<slug>, notebook/<owner>/<slug> or a Kaggle link",
            true);

    /** @param type as JSON Schema names it */
    record Argument(String name, String type, String description, boolean required) {

        static Argument optional(String name, String type, String description) {
            return new Argument(name, type, description, false);
        }

        static Argument required(String name, String description) {
            return new Argument(name, "string", description, true);
        }

        /** For a sentence. */
        private String label() {
            return required ? name + " (required)" : name;
        }
    }

    /** In the order in which the arguments are described. */
    Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Argument argument : arguments) {
            properties.put(argument.name(), Map.of("type", argument.type(), "description", argument.description()));
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        List<String> required = arguments.stream()
                .filter(Argument::required)
                .map(Argument::name)
                .toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    boolean has(String argument) {
        return arguments.stream().anyMatch(one -> one.name().equals(argument));
    }

    /** The names of all arguments, for a caller that sent others. */
    String usage() {
        return arguments.isEmpty()
                ? name + " takes no arguments"
                : "%s takes %s"
                        .formatted(
                                name,
                                String.join(
                                        ", ",
                                        arguments.stream().map(Argument::label).toList()));
    }
}
