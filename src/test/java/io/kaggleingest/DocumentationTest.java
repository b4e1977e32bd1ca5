package io.kaggleingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jakarta.ws.rs.HttpMethod;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What README and docs say can be followed: links lead somewhere, commands are ones that exist, no endpoint is missing. */
class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CITED = Pattern.compile("[\\w./-]+\\.md(?:#[\\w-]+)?");
    private static final Pattern TEST_CLASS = Pattern.compile("-Dtest=(\\w+)");
    private static final Pattern PROFILE = Pattern.compile("-P(\\w+)");
    private static final int LINES_OF_ONE_PAGE = 90;

    static Stream<String> pages() throws IOException {
        List<String> pages = new ArrayList<>(List.of("README.md", "CONTRIBUTING.md", "bench/README.md"));
        for (String folder : List.of("docs", "deploy")) {
            try (var files = Files.walk(Path.of(folder))) {
                files.map(Path::toString)
                        .filter(file -> file.endsWith(".md"))
                        .sorted()
                        .forEach(pages::add);
            }
        }
        return pages.stream();
    }

    @Test
    void the_readme_is_one_page() {
        int lines = DocumentationPage.read("README.md").lines().size();

        assertTrue(
                lines <= LINES_OF_ONE_PAGE,
                () -> "README.md has " + lines + " lines: what is for one kind of reader only belongs to docs/");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_link_leads_somewhere(String page) {
        List<String> broken = DocumentationPage.read(page).prose().stream()
                .flatMap(line -> LINK.matcher(line).results())
                .map(link -> link.group(1))
                .filter(link -> !link.startsWith("http") && !isThere(Path.of(page), link))
                .toList();

        assertEquals(List.of(), broken, () -> "Links of " + page + " to what is not there");
    }

    @Test
    void comments_cite_only_what_is_in_the_repository() throws IOException {
        List<String> broken = new ArrayList<>();
        for (String folder : List.of("src", "bench")) {
            try (var files = Files.walk(Path.of(folder))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    for (String line : Files.readAllLines(file)) {
                        citations(line)
                                .filter(cited -> !isThere(Path.of("README.md"), cited))
                                .forEach(cited -> broken.add(file + ": " + cited));
                    }
                }
            }
        }

        assertEquals(List.of(), broken);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_command_is_one_that_exists(String page) throws IOException {
        List<String> unknown = new ArrayList<>();
        for (DocumentedCommand command : commands(page)) {
            if (!exists(command)) {
                unknown.add(command.line());
            }
        }

        assertEquals(List.of(), unknown, () -> "Commands of " + page + " that cannot be run as they stand there");
    }

    @Test
    void the_api_page_shows_a_command_for_every_endpoint() {
        List<DocumentedCommand> shown = commands("docs/api.md").stream()
                .filter(DocumentedCommand::isCurl)
                .toList();
        List<String> missing = endpoints().stream()
                .filter(endpoint -> shown.stream().noneMatch(endpoint::isAskedBy))
                .map(endpoint -> endpoint.method() + " " + endpoint.path())
                .toList();

        assertEquals(
                List.of(),
                missing,
                "Add to docs/api.md, for each of these, a fence of language sh with a curl command that is run against a"
                        + " fresh service, and behind it a fence of language json with the answer");
    }

    private record Endpoint(String method, String path) {

        boolean isAskedBy(DocumentedCommand command) {
            String asked = command.target().replaceFirst("\\?.*", "");
            return command.method().equals(method) && asked.matches(path.replaceAll("\\{[^}]*}", "[^/]+"));
        }
    }

    private static List<Endpoint> endpoints() {
        return new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
                .importPackages("io.kaggleingest").stream()
                        .filter(type -> type.isAnnotatedWith(jakarta.ws.rs.Path.class) && !type.isInterface())
                        .flatMap(DocumentationTest::endpoints)
                        .toList();
    }

    private static Stream<Endpoint> endpoints(JavaClass type) {
        Class<?> resource = type.reflect();
        String root = resource.getAnnotation(jakarta.ws.rs.Path.class).value();
        return Arrays.stream(resource.getDeclaredMethods()).flatMap(method -> Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> {
                    var path = method.getAnnotation(jakarta.ws.rs.Path.class);
                    return new Endpoint(verb.value(), path == null ? root : root + path.value());
                }));
    }

    private static List<DocumentedCommand> commands(String page) {
        return DocumentationPage.read(page).fences().stream()
                .filter(fence -> fence.language().equals("sh"))
                .flatMap(fence -> fence.commands().stream())
                .toList();
    }

    /** Those of the API are run by {@link SourceRunIT}; whatever starts a service, a test or a bench is only looked at. */
    private static boolean exists(DocumentedCommand command) throws IOException {
        String program = command.words().get(0);
        return switch (program) {
            case "curl" -> command.target().startsWith("/");
            case "mvn" -> isThere(command.line());
            case "export" -> command.isExport();
            case "echo", "git", "kubectl", "pg_dump", "pg_restore", "createdb" -> true;
            default -> program.contains("/") ? Files.isExecutable(Path.of(program)) : isOfAHereDocument(program);
        };
    }

    /** The lines of the Secrets that deploy/k8s/README.md feeds to kubectl. */
    private static boolean isOfAHereDocument(String line) {
        return line.equals("END") || line.matches("[\\w-]+=\\S.*");
    }

    private static boolean isThere(String mavenCommand) throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        Matcher profile = PROFILE.matcher(mavenCommand);
        Matcher test = TEST_CLASS.matcher(mavenCommand);
        return (!profile.find() || pom.contains("<id>" + profile.group(1) + "</id>"))
                && (!test.find() || hasTest(test.group(1)));
    }

    private static boolean hasTest(String name) throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            return files.anyMatch(file -> file.endsWith(name + ".java"));
        }
    }

    private static Stream<String> citations(String line) {
        boolean comment = line.strip().startsWith("*") || line.contains("/**") || line.contains("// ");
        return comment ? CITED.matcher(line).results().map(cited -> cited.group()) : Stream.empty();
    }

    private static boolean isThere(Path from, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1
                || DocumentationPage.read(target.toString()).anchors().contains(parts[1]);
    }
}
