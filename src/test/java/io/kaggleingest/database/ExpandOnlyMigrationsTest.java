package io.kaggleingest.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/**
 * While replicas are replaced, those of the version before use the schema of this one: a migration only adds. What nobody
 * uses any more is taken away a version later, and then its migration is named here with the version that stopped using it.
 */
class ExpandOnlyMigrationsTest {

    private static final Path FOLDER = Path.of("src/main/resources/db/migration");

    /** The last one from before this was promised. */
    private static final int BEFORE = 11;

    /** What takes something away from the version before, or refuses what it writes. */
    private static final Map<String, Pattern> CONTRACTS = Map.of(
            "drops something", sql("\\bdrop\\s+(?:table|column|function|view|constraint|type|trigger|aggregate)\\b"),
            "renames something", sql("\\brename\\s+(?:to|column|constraint)\\b"),
            "changes a type", sql("\\balter\\s+column\\s+\\w+\\s+(?:set\\s+data\\s+)?type\\b"),
            "demands a value", sql("\\bset\\s+not\\s+null\\b"),
            "takes a default away", sql("\\bdrop\\s+default\\b"),
            "adds a column that must be written",
                    sql("\\badd\\s+column\\s+(?:(?!\\bdefault\\b)[^;,])*\\bnot\\s+null\\s*[;,]"));

    private static Pattern sql(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> version(file) > BEFORE).toList();
        }
    }

    private static int version(Path migration) {
        Matcher name =
                Pattern.compile("V(\\d+)__.*").matcher(migration.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }

    private static List<String> contracts(String statements) {
        String code = statements.replaceAll("--[^\n]*", "");
        return CONTRACTS.entrySet().stream()
                .filter(contract -> contract.getValue().matcher(code).find())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("migrations")
    void a_migration_only_adds_to_what_the_version_before_uses(Path migration) throws IOException {
        assertEquals(List.of(), contracts(Files.readString(migration)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table account drop column tier;",
                "alter table account rename column tier to plan;",
                "alter table account alter column tier type int;",
                "alter table account alter column tier set not null;",
                "alter table account add column plan text not null;",
                "drop function credits_left_step(bigint, bigint);"
            })
    void what_the_version_before_would_miss_is_seen(String statement) {
        assertNotEquals(List.of(), contracts(statement));
    }

    @Test
    void what_only_adds_is_let_pass() {
        assertEquals(
                List.of(),
                contracts(
                        """
                        -- does not drop column tier
                        alter table account add column plan text;
                        alter table account add column plan text not null default 'free';
                        create index account_plan_idx on account (plan);
                        create or replace function told() returns void language sql as 'select null';
                        """));
    }
}
