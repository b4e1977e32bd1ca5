package io.kaggleingest;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Who may import whom. */
class RoomsTest {

    private static final String ROOT = "io.kaggleingest.";
    private static final JavaClasses PRODUCT =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("io.kaggleingest");

    /** Each package, and the packages that it may import; inner ones too. */
    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            entry("web", "postgres"),
            entry("postgres"),
            entry("load", "web"),
            entry("credit", "load postgres web"),
            entry("kaggle", "web"),
            entry("kaggle.wire", "kaggle load web"),
            entry("account", "credit load postgres web"),
            entry("document", "kaggle"),
            entry("document.text", "document kaggle"),
            entry("document.page", "document.text kaggle"),
            entry("document.file", "document document.text kaggle"),
            entry("document.table", "document document.text document.file kaggle"),
            entry("document.head", "document document.text document.file document.table kaggle"),
            entry("document.notebook", "document document.text document.page kaggle"),
            entry("document.discussion", "document document.text document.page kaggle"),
            entry("document.material", "document document.notebook document.discussion kaggle"),
            entry(
                    "document.facts",
                    "document document.text document.page document.file document.table document.notebook"
                            + " document.discussion document.material kaggle"),
            entry(
                    "document.reader",
                    "document document.text document.page document.file document.table document.head"
                            + " document.notebook document.discussion document.material document.facts kaggle"),
            entry("document.form", "document document.text kaggle"),
            entry("document.focus"),
            entry(
                    "document.budget",
                    "document document.text document.page document.file document.discussion document.form"
                            + " document.focus"),
            entry(
                    "ingest",
                    "document document.text document.file document.head document.notebook document.discussion"
                            + " document.material document.reader document.budget kaggle kaggle.wire load postgres web"),
            entry("job", "account ingest kaggle kaggle.wire load web"),
            entry("context.rendering", "credit document document.form document.budget ingest job kaggle load web"),
            entry(
                    "context",
                    "account context.rendering credit document document.form document.budget ingest job kaggle"
                            + " kaggle.wire load web"),
            entry(
                    "context.section",
                    "account context.rendering credit document document.form document.budget ingest kaggle load web"),
            entry("live", "account credit kaggle kaggle.wire load web"),
            entry("search", "account kaggle kaggle.wire load postgres web"),
            entry("mcp", "account context context.rendering context.section credit kaggle live load search web"),
            entry("page", "account credit document document.budget ingest job kaggle kaggle.wire load search web"),
            entry("sandbox"),
            entry("database"));

    private static Map.Entry<String, List<String>> entry(String room, String... mayImport) {
        return Map.entry(
                room,
                Stream.of(mayImport).flatMap(all -> Stream.of(all.split(" "))).toList());
    }

    static Stream<String> rooms() {
        return MAY_IMPORT.keySet().stream();
    }

    @Test
    void every_room_is_in_the_table() {
        Set<String> found = PRODUCT.stream()
                .map(c -> c.getPackageName())
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(MAY_IMPORT.keySet()), found);
    }

    @Test
    void contributing_shows_this_table() {
        Map<String, Set<String>> shown = new TreeMap<>();
        Pattern row = Pattern.compile("\\| `([a-z.]+)` \\| .+ \\| ([^|]+) \\|");
        DocumentationPage.read("CONTRIBUTING.md").prose().stream()
                .map(row::matcher)
                .filter(Matcher::matches)
                .forEach(match -> shown.put(match.group(1), words(match.group(2))));

        List<String> wrong = new ArrayList<>();
        new TreeMap<>(MAY_IMPORT).forEach((room, others) -> {
            if (!new TreeSet<>(others).equals(shown.remove(room))) {
                String cell = others.isEmpty() ? "–" : String.join(", ", new TreeSet<>(others));
                wrong.add("| `%s` | <what> | %s |".formatted(room, cell));
            }
        });
        shown.keySet().forEach(room -> wrong.add("no row for `" + room + "`"));
        assertTrue(wrong.isEmpty(), () -> "Change the table of CONTRIBUTING.md:\n" + String.join("\n", wrong));
    }

    private static Set<String> words(String cell) {
        return Stream.of(cell.split(", "))
                .filter(word -> !word.equals("–"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_room_imports_only_what_the_table_allows(String room) {
        String[] others = MAY_IMPORT.keySet().stream()
                .filter(other -> !other.equals(room) && !MAY_IMPORT.get(room).contains(other))
                .map(other -> ROOT + other)
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(ROOT + room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(PRODUCT);
    }

    /** Constants and links of comments vanish in bytecode, imports in sources do not. */
    @ParameterizedTest
    @MethodSource("rooms")
    void nor_does_its_source(String room) throws IOException {
        Pattern use = Pattern.compile("(?m)^import (?:static )?" + Pattern.quote(ROOT) + "([a-z.]+)\\.[A-Z]");
        List<String> wrong = new ArrayList<>();
        try (DirectoryStream<Path> sources =
                Files.newDirectoryStream(Path.of("src/main/java/io/kaggleingest", room.replace('.', '/')), "*.java")) {
            for (Path source : sources) {
                use.matcher(Files.readString(source))
                        .results()
                        .map(found -> found.group(1))
                        .filter(other ->
                                !other.equals(room) && !MAY_IMPORT.get(room).contains(other))
                        .forEach(other -> wrong.add(source.getFileName() + " imports " + other));
            }
        }
        assertEquals(List.of(), wrong);
    }

    @ParameterizedTest
    @ValueSource(strings = {"context", "job", "live", "search", "mcp", "page"})
    void of_account_others_know_only_the_caller(String room) {
        noClasses()
                .that()
                .resideInAPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "are other classes of account",
                        c -> c.getPackageName().startsWith(ROOT + "account")
                                && !Arrays.asList(
                                                "Caller",
                                                "CallerLookup",
                                                "ClientAddress",
                                                "CurrentCaller",
                                                "KeyRequired",
                                                "Scope")
                                        .contains(c.getSimpleName())))
                .check(PRODUCT);
    }

    @Test
    void there_are_no_circles() {
        SlicesRuleDefinition.slices()
                .matching("io.kaggleingest.(**)")
                .should()
                .beFreeOfCycles()
                .check(PRODUCT);
    }

    @Test
    void transactions_are_reactive() {
        classes()
                .should()
                .notBeAnnotatedWith("jakarta.transaction.Transactional")
                .andShould()
                .onlyAccessClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "are not java.sql (blocking), but for starting the embedded database",
                        c -> !c.getPackageName().equals("java.sql")))
                .allowEmptyShould(true)
                .check(PRODUCT.that(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "outside database", c -> !c.getPackageName().startsWith(ROOT + "database"))));
    }
}
