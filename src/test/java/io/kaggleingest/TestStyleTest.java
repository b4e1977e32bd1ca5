package io.kaggleingest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What CONTRIBUTING says of tests, as far as a machine can tell. */
class TestStyleTest {

    private static final JavaClasses TESTS =
            new ClassFileImporter(List.of(new ImportOption.OnlyIncludeTests())).importPackages("io.kaggleingest");

    /** Calls that fail a test: assertions, and waits that end. */
    private static final Pattern FAILS = Pattern.compile("org\\.junit\\.jupiter\\.api\\.(Assertions|DynamicTest)\\..*"
            + "|io\\.restassured\\.response\\.Validatable.*"
            + "|com\\.github\\.tomakehurst\\.wiremock\\..*\\.verify\\(.*"
            + "|com\\.tngtech\\.archunit\\..*\\.check\\(.*"
            + "|org\\.awaitility\\.core\\..*\\.until\\(.*"
            + "|java\\.util\\.concurrent\\.CompletableFuture\\.orTimeout\\(.*"
            + "|java\\.lang\\.AssertionError\\.<init>.*");

    private static Stream<JavaMethod> tests() {
        return TESTS.stream().flatMap(type -> type.getMethods().stream()).filter(method -> Stream.of(
                        Test.class, ParameterizedTest.class, TestFactory.class)
                .anyMatch(method::isAnnotatedWith));
    }

    @Test
    void names_are_sentences_with_underscores() {
        List<String> others = tests().filter(test -> !test.getName().matches("[a-z0-9]+(_[a-z0-9]+)*"))
                .map(JavaMethod::getFullName)
                .sorted()
                .toList();

        assertEquals(List.of(), others, "Name tests like a_refused_key_is_said_once");
    }

    @Test
    void every_test_can_fail() {
        List<String> others = tests().filter(test -> !canFail(test, new HashSet<>()))
                .map(JavaMethod::getFullName)
                .sorted()
                .toList();

        assertEquals(List.of(), others, "These assert nothing");
    }

    @Test
    void nothing_is_disabled() {
        List<String> disabled = Stream.concat(
                        tests().filter(test -> test.isAnnotatedWith(Disabled.class))
                                .map(JavaMethod::getFullName),
                        TESTS.stream()
                                .filter(type -> type.isAnnotatedWith(Disabled.class))
                                .map(type -> type.getName()))
                .toList();

        assertEquals(List.of(), disabled);
    }

    private static boolean canFail(JavaCodeUnit code, Set<String> seen) {
        if (!seen.add(code.getFullName())) {
            return false;
        }
        return Stream.concat(
                        code.getCallsFromSelf().stream().map(call -> call.getTarget()),
                        code.getCodeUnitReferencesFromSelf().stream().map(reference -> reference.getTarget()))
                .anyMatch(target -> FAILS.matcher(target.getFullName()).matches()
                        || target.resolveMember()
                                .filter(member ->
                                        member.getOwner().getPackageName().startsWith("io.kaggleingest"))
                                .map(member -> canFail(member, seen))
                                .orElse(false));
    }
}
