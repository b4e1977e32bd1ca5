package io.kaggleingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every {@link Pattern} that main code keeps in a static field, or in what such a field holds. */
final class Patterns {

    private static final String OURS = "io.kaggleingest.";

    private final Map<String, Pattern> found = new TreeMap<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private Patterns() {}

    /** By where they are. */
    static Map<String, Pattern> ofMainCode() {
        Patterns patterns = new Patterns();
        Path classes = Path.of("target", "classes");
        try (Stream<Path> files = Files.walk(classes)) {
            files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && name.startsWith("io"))
                    .filter(name -> !name.contains("sandbox") && !name.contains("Main") && !name.contains("FromSource"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .forEach(patterns::addFieldsOf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return patterns.found;
    }

    private void addFieldsOf(String className) {
        try {
            for (Field field : Class.forName(className).getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    add(className.substring(OURS.length()) + "." + field.getName(), field.get(null));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(className, e);
        } catch (LinkageError cannotBeUsedHere) {
            // What needs the running application holds no pattern for third-party text.
        }
    }

    private void add(String where, Object value) throws ReflectiveOperationException {
        if (value == null || !seen.add(value)) {
            return;
        }
        if (value instanceof Pattern pattern) {
            found.put(found.containsKey(where) ? where + " " + found.size() : where, pattern);
        } else if (value instanceof Collection<?> all) {
            for (Object one : all) {
                add(where, one);
            }
        } else if (value instanceof Map<?, ?> map) {
            add(where, map.keySet().stream().toList());
            add(where, map.values().stream().toList());
        } else if (value instanceof Object[] array) {
            add(where, Arrays.asList(array));
        } else if (value.getClass().getName().startsWith(OURS)) {
            for (Class<?> type = value.getClass(); type != Object.class; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())
                            && !field.getType().isPrimitive()
                            && type.getName().startsWith(OURS)) {
                        field.setAccessible(true);
                        add(where, field.get(value));
                    }
                }
            }
        }
    }
}
