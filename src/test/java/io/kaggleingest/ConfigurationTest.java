package io.kaggleingest;

import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** docs/configuration.md lists every key, as an operator writes it, with the default that the code has. */
class ConfigurationTest {

    private static final String PAGE = "docs/configuration.md";
    private static final String OURS = "kaggleingest.";
    private static final String NONE = "–";
    private static final Pattern ROW =
            Pattern.compile("\\| `([^`]+)` \\| `([^`]+)` \\| (?:`([^`]+)`|(" + NONE + ")) \\| (.*) \\|");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z_]*)(?::([^}]*))?}");

    private final Properties properties = new Properties();
    private final String propertiesText;
    private final List<String> page;

    /** A row of the page, or what the code says of a key. */
    private record Key(String name, String environment, String defaultValue) {

        /** The row that has to be on the page, for somebody to copy. */
        String row() {
            String shown = defaultValue.equals(NONE) ? NONE : "`" + defaultValue + "`";
            return "| `%s` | `%s` | %s | <what it means, in a sentence> |".formatted(name, environment, shown);
        }
    }

    ConfigurationTest() throws IOException {
        propertiesText = Files.readString(Path.of("src/main/resources/application.properties"));
        properties.load(new StringReader(propertiesText));
        page = Files.readAllLines(Path.of(PAGE));
    }

    @Test
    void the_page_lists_each_key_of_ours_with_its_variable_and_its_default() throws Exception {
        Map<String, Key> documented = documented(OURS);

        List<String> missing = new ArrayList<>();
        for (Key key : keysOfTheCode().values()) {
            Key found = documented.remove(key.name());
            if (!key.equals(found)) {
                missing.add((found == null ? "add:     " : "replace: " + found.row() + "\nby:      ") + key.row());
            }
        }
        documented.values().forEach(key -> missing.add("remove:  " + key.row()));

        assertTrue(missing.isEmpty(), () -> "Change the tables of " + PAGE + ":\n" + String.join("\n", missing));
    }

    @Test
    void the_page_tells_the_truth_of_the_keys_of_others_that_it_lists() {
        Map<String, Key> documented = documented("quarkus.");

        assertFalse(documented.isEmpty());
        documented.values().forEach(key -> {
            assertEquals(variable(key.name()), key.environment());
            assertEquals(properties.getProperty(key.name()), key.defaultValue(), key.name());
        });
    }

    @Test
    void the_page_lists_each_variable_that_others_named() {
        String text = String.join("\n", page);
        Matcher variables = VARIABLE.matcher(propertiesText);

        while (variables.find()) {
            String name = variables.group(1);
            assertTrue(
                    text.contains("`" + name + "`"),
                    "Add a row for the variable " + name + " of application.properties to " + PAGE);
        }
        assertTrue(text.contains("`KAGGLEINGEST_DATA_DIR`"));
    }

    @Test
    void the_page_says_of_each_key_what_it_means() {
        List<String> rows = page.stream()
                .filter(line -> line.startsWith("| `kaggleingest.") || line.startsWith("| `quarkus."))
                .toList();

        rows.forEach(line -> {
            Matcher row = ROW.matcher(line);
            assertTrue(row.matches(), () -> "Not of the form of the other rows of " + PAGE + ": " + line);
            assertTrue(row.group(5).length() > 10, () -> "Say in " + PAGE + " what it means: " + line);
        });
    }

    @Test
    void a_default_stands_in_one_place() throws Exception {
        for (Key key : keysOfTheInterfaces().values()) {
            assertTrue(
                    key.defaultValue().equals(NONE) || !properties.containsKey(key.name()),
                    () -> key.name() + " has a default in @WithDefault and one in application.properties: remove one");
        }
    }

    private Map<String, Key> documented(String prefix) {
        Map<String, Key> keys = new TreeMap<>();
        page.stream().map(ROW::matcher).filter(Matcher::matches).forEach(row -> {
            String value = row.group(3) == null ? NONE : row.group(3);
            Key key = new Key(row.group(1), row.group(2), value);
            if (key.name().startsWith(prefix)) {
                assertEquals(null, keys.put(key.name(), key), () -> key.name() + " stands in " + PAGE + " twice");
            }
        });
        return keys;
    }

    private Map<String, Key> keysOfTheCode() throws Exception {
        Map<String, Key> keys = keysOfTheInterfaces();
        for (Object name : properties.keySet()) {
            if (name.toString().startsWith(OURS)) {
                keys.put(name.toString(), keyOfProperties(name.toString()));
            }
        }
        return keys;
    }

    private Key keyOfProperties(String name) {
        String value = properties.getProperty(name);
        Matcher variable = VARIABLE.matcher(value);
        if (variable.matches()) {
            return new Key(name, variable.group(1), shown(variable.group(2)));
        }
        return new Key(name, variable(name), shown(value));
    }

    private static Map<String, Key> keysOfTheInterfaces() throws Exception {
        JavaClasses product =
                new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("io.kaggleingest");
        Map<String, Key> keys = new TreeMap<>();
        for (JavaClass type : product) {
            if (type.isAnnotatedWith(ConfigMapping.class)) {
                Class<?> mapping = type.reflect();
                collect(mapping.getAnnotation(ConfigMapping.class).prefix(), mapping, keys);
            }
            for (Field field : type.reflect().getDeclaredFields()) {
                collect(field.getAnnotation(ConfigProperty.class), keys);
            }
        }
        return keys;
    }

    private static void collect(ConfigProperty property, Map<String, Key> keys) {
        if (property != null && property.name().startsWith(OURS)) {
            String value =
                    property.defaultValue().equals(ConfigProperty.UNCONFIGURED_VALUE) ? NONE : property.defaultValue();
            keys.put(property.name(), new Key(property.name(), variable(property.name()), value));
        }
    }

    private static void collect(String prefix, Class<?> mapping, Map<String, Key> keys) {
        for (Method method : mapping.getMethods()) {
            String name = prefix + "." + name(method);
            Class<?> type = method.getReturnType();
            if (type.isInterface() && type.getName().startsWith("io.kaggleingest")) {
                collect(name, type, keys);
            } else if (Map.class.isAssignableFrom(type)) {
                keys.put(name, new Key(name + ".<name>", variable(name) + "_<NAME>", NONE));
            } else {
                WithDefault value = method.getAnnotation(WithDefault.class);
                keys.put(name, new Key(name, variable(name), value == null ? NONE : value.value()));
            }
        }
    }

    private static String name(Method method) {
        WithName given = method.getAnnotation(WithName.class);
        return given != null
                ? given.value()
                : Stream.of(method.getName().split("(?=[A-Z])"))
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .reduce((one, other) -> one + "-" + other)
                        .orElseThrow();
    }

    /** The variable of the environment that sets a property, as MicroProfile Config derives it. */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String shown(String value) {
        return value == null || value.isEmpty() ? NONE : value;
    }
}
