package io.kaggleingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * An answer as documentation shows it, held against a real one: the same fields with values of the same kind. Values
 * differ from day to day. {@code …} stands for whatever is left out, in an array or an object too.
 */
record DocumentedAnswer(String shown) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LEFT_OUT = "…";

    /** Where the two differ, in words. */
    List<String> differences(String answer) throws JsonProcessingException {
        List<String> differences = new ArrayList<>();
        compare("", JSON.readTree(shown), JSON.readTree(answer), differences);
        return differences;
    }

    private static void compare(String where, JsonNode shown, JsonNode real, List<String> differences) {
        if (shown.isObject() && real.isObject()) {
            compareFields(where, shown, real, differences);
        } else if (shown.isArray() && real.isArray()) {
            if (!shown.isEmpty() && !real.isEmpty() && !isLeftOut(shown.get(0))) {
                compare(where + "[0]", shown.get(0), real.get(0), differences);
            }
        } else if (!isLeftOut(shown)
                && shown.getNodeType() != real.getNodeType()
                && !shown.isNull()
                && !real.isNull()) {
            differences.add(where + " is shown as " + shown + " and was " + real);
        }
    }

    private static void compareFields(String where, JsonNode shown, JsonNode real, List<String> differences) {
        Set<String> names = new TreeSet<>();
        shown.fieldNames().forEachRemaining(names::add);
        boolean partly = names.remove(LEFT_OUT);
        for (String name : names) {
            if (real.has(name)) {
                compare(where + "." + name, shown.get(name), real.get(name), differences);
            } else {
                differences.add(where + "." + name + " is shown but was not there");
            }
        }
        real.fieldNames().forEachRemaining(name -> {
            if (!partly && !names.contains(name)) {
                differences.add(where + "." + name + " was there but is not shown");
            }
        });
    }

    private static boolean isLeftOut(JsonNode shown) {
        return shown.isTextual() && shown.asText().equals(LEFT_OUT);
    }
}
