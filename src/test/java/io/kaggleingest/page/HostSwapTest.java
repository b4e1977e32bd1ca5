package io.kaggleingest.page;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jakarta.ws.rs.Path;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.kaggle.Ref;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HostSwapTest {

    @ParameterizedTest
    @CsvSource({
        "/competitions/titanic, /competitions/titanic",
        "/c/titanic, /competitions/titanic",
        "/competitions/titanic/overview, /competitions/titanic",
        "/competitions/titanic/data, /competitions/titanic",
        "/c/titanic/leaderboard, /competitions/titanic",
        "/competitions/titanic/discussion/12345, /competitions/titanic",
        "/datasets/uciml/iris, /datasets/uciml/iris",
        "/datasets/uciml/iris/code, /datasets/uciml/iris",
        "/uciml/iris, /datasets/uciml/iris",
        "/code/somebody/a-notebook, /notebooks/somebody/a-notebook",
        "/code/somebody/a-notebook/comments, /notebooks/somebody/a-notebook",
        "/kernels/somebody/a-notebook, /notebooks/somebody/a-notebook",
        "/notebooks/somebody/a-notebook, /notebooks/somebody/a-notebook"
    })
    void a_path_of_kaggles_names_what_it_names_there(String path, String page) {
        assertEquals(Optional.of(page), HostSwap.resource(path).map(HostSwap::path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//",
                "/competitions",
                "/competitions/",
                "/competitions/bad%20name",
                "/datasets/owner-alone",
                "/models/google/gemma",
                "/auth/me",
                "/jobs/c29e9556-c2cb-4097-a29a-8a4b78fccb84",
                "/usage/daily",
                "/q/metrics",
                "/a/b/c/d",
                "/competitions/\"><script>"
            })
    void other_paths_name_nothing(String path) {
        assertEquals(Optional.empty(), HostSwap.resource(path).map(Ref::toString));
    }

    @Test
    void no_path_of_the_api_can_be_taken_for_the_owner_of_a_dataset() {
        Set<String> first = new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
                .importPackages("io.kaggleingest").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(type -> type.getAnnotationOfType(Path.class).value())
                        .map(path -> path.replaceFirst("^/(api/)?", "").replaceFirst("/.*", ""))
                        .filter(step -> !step.isEmpty() && !HostSwap.isOfAKind("/" + step))
                        .collect(Collectors.toSet());

        assertTrue(HostSwap.OWN.containsAll(first), () -> first + " are not all in HostSwap.OWN");
    }
}
