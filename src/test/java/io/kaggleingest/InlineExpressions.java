package io.kaggleingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every regular expression that main code writes where it uses it, in {@code text.replaceAll("…", …)} and the like. */
final class InlineExpressions {

    private static final Pattern USE =
            Pattern.compile("\\.(matches|replaceAll|replaceFirst|split)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*[,)]");
    private static final Path MAIN = Path.of("src/main/java/io/kaggleingest");

    private InlineExpressions() {}

    /** @param whole whether it only asks if texts match from their beginning to their end */
    record Use(String where, Pattern pattern, boolean whole) {}

    static List<Use> ofMainCode() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !MAIN.relativize(file).startsWith("sandbox"))
                    .sorted()
                    .flatMap(file -> in(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Use> in(Path file) {
        List<Use> uses = new ArrayList<>();
        String code = read(file);
        Matcher use = USE.matcher(code);
        while (use.find()) {
            if (isReplacement(code.substring(0, use.start()))) {
                continue;
            }
            String expression = use.group(2).translateEscapes();
            String where = "%s %s".formatted(MAIN.relativize(file), expression);
            uses.add(new Use(where, Pattern.compile(expression), use.group(1).equals("matches")));
        }
        return uses;
    }

    /** What follows a matcher is what its matches become. */
    private static boolean isReplacement(String before) {
        String statement = before.substring(Math.max(before.lastIndexOf(';'), before.lastIndexOf('{')) + 1);
        return statement.contains(".matcher(");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
