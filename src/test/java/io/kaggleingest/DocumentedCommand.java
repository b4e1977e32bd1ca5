package io.kaggleingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A command that documentation shows to users, understood well enough to be run without a shell: the tests need nothing
 * but a JDK and Maven.
 *
 * @param words as a shell would split it; variables still have their names
 */
record DocumentedCommand(String line, List<String> words) {

    static final String SERVICE = "http://localhost:8080";

    private static final Pattern WORD = Pattern.compile("(?:[^\\s'\"]|'[^']*'|\"[^\"]*\")+");
    private static final Pattern EXPORT = Pattern.compile("export ([A-Z]+)=\\S+ +# \"([a-z_.]+)\" of the answer");
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Z_]+)");

    static DocumentedCommand of(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group().replaceAll("(['\"])(.*?)\\1", "$2"));
        }
        return new DocumentedCommand(line, List.copyOf(words));
    }

    boolean isCurl() {
        return words.get(0).equals("curl");
    }

    /** Keeps a part of the last answer under a name. */
    boolean isExport() {
        return EXPORT.matcher(line).matches();
    }

    void export(Response answer, Map<String, String> variables) {
        Matcher export = EXPORT.matcher(line);
        assertTrue(export.matches(), line);
        String value = answer.path(export.group(2));
        assertTrue(value != null, () -> "No " + export.group(2) + " in " + answer.asString());
        variables.put(export.group(1), value);
    }

    String method() {
        int given = words.indexOf("-X");
        boolean sends = words.contains("-d") || words.contains("-F");
        return given >= 0 ? words.get(given + 1) : sends ? "POST" : "GET";
    }

    /** Path and query. */
    String target() {
        return words.stream()
                .filter(word -> word.startsWith(SERVICE))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No address that starts with " + SERVICE + ": " + line))
                .substring(SERVICE.length());
    }

    /** @param files what a form may attach, by name */
    Response send(Map<String, String> variables, Map<String, String> files) {
        RequestSpecification request = given().urlEncodingEnabled(false);
        for (int i = 0; i + 1 < words.size(); i++) {
            String value = filled(words.get(i + 1), variables);
            switch (words.get(i)) {
                case "-H" -> request.header(value.split(": ", 2)[0], value.split(": ", 2)[1]);
                case "-d" -> request.body(value.getBytes(UTF_8));
                case "-F" -> attach(request, value.split("=", 2), files);
                default -> {}
            }
        }
        return request.request(method(), filled(target(), variables));
    }

    private static void attach(RequestSpecification request, String[] field, Map<String, String> files) {
        if (field[1].startsWith("@")) {
            String name = field[1].substring(1);
            assertTrue(files.containsKey(name), () -> "Nobody made the file " + name);
            request.multiPart(field[0], name, files.get(name).getBytes(UTF_8));
        } else {
            request.multiPart(field[0], field[1]);
        }
    }

    private static String filled(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text).replaceAll(name -> {
            String value = variables.get(name.group(1));
            assertTrue(value != null, () -> "Nothing before this says what " + name.group() + " is");
            return Matcher.quoteReplacement(value);
        });
    }
}
