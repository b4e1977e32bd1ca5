package io.kaggleingest.document;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.document.budget.Bundle;
import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.document.budget.TokenCount;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.document.form.RenderedDocument;
import io.kaggleingest.document.form.ToonReader;
import io.kaggleingest.sandbox.SandboxKaggle;
import io.kaggleingest.web.AdjustableClock;
import io.kaggleingest.web.Eventually;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The product, measured: every resource of the sandbox, fetched once the way a user has it fetched. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(SandboxKaggle.class)
class SandboxDocumentsTest {
    /** The day on which all of them are fetched: what has ended by then is said in the documents. */
    private static final Instant DAY = Instant.parse("2026-11-21T12:00:00Z");

    private static final int BUDGETS = 500;
    private static final Selection ALL = new Selection(Recall.NOTEBOOKS, null, List.of());
    private static final Map<String, Bundle> FETCHED = new HashMap<>();

    @Inject
    AdjustableClock clock;

    static Stream<String> resources() {
        return Stream.concat(
                Recall.COMPETITIONS.stream().map(slug -> "competitions/" + slug),
                Stream.of(
                        "competitions/buoy-wave-height",
                        "datasets/inesmoreau/liners-and-their-lifeboats",
                        "datasets/portlab/harbour-weather-hourly",
                        "notebooks/inesmoreau/seats-per-person",
                        "notebooks/nkechiokafor/groups-that-travel-together-0-81"));
    }

    static Stream<Arguments> formsOfAll() {
        return resources().flatMap(path -> Arrays.stream(Format.values()).map(form -> Arguments.of(path, form)));
    }

    static Stream<Arguments> formsAndBudgets() {
        return Recall.COMPETITIONS.stream().flatMap(slug -> Arrays.stream(Format.values())
                .flatMap(form -> Recall.BUDGETS.stream().map(budget -> Arguments.of(slug, form, budget))));
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @ParameterizedTest
    @MethodSource("formsOfAll")
    void each_is_as_it_was_read_and_found_good(String path, Format format) throws IOException {
        Golden.check("sandbox/" + path.replace('/', '-'), fetched(path), ALL, format);
    }

    @ParameterizedTest
    @MethodSource("formsAndBudgets")
    void what_a_competitor_asks_is_answered_within_the_budget(String slug, Format format, int budget) {
        List<String> missing = Recall.of(slug).missing(fetched("competitions/" + slug), format, budget);

        assertTrue(missing.size() <= (budget < 16_000 ? 1 : 0), missing::toString);
    }

    @ParameterizedTest
    @MethodSource("formsOfAll")
    void nothing_is_cut_from_what_fits(String path, Format format) {
        Bundle document = fetched(path);
        Selection generous = new Selection(Recall.NOTEBOOKS, 200_000, List.of());

        assertEquals(
                ALL.render(document, format).text(),
                generous.render(document, format).text());
    }

    @ParameterizedTest
    @MethodSource("resources")
    void toon_carries_what_json_does(String path) throws IOException {
        ContextDocument selected = ALL.render(fetched(path), Format.JSON).document();

        assertEquals(
                Format.JSON.render(selected),
                ToonReader.read(Format.TOON.render(selected)).toString());
    }

    @Test
    void any_budget_is_kept_and_the_stated_count_is_exact() {
        Random random = new Random(20261121);
        List<String> paths = resources().toList();
        for (int i = 0; i < BUDGETS; i++) {
            String path = paths.get(random.nextInt(paths.size()));
            Format format = Format.values()[random.nextInt(Format.values().length)];
            int budget = 500 + random.nextInt(59_501);
            RenderedDocument rendered =
                    new Selection(1 + random.nextInt(10), budget, List.of()).render(fetched(path), format);
            int counted = TokenCount.of(rendered.text());

            assertEquals(counted, rendered.document().tokens().total(), () -> path + " as " + format + " in " + budget);
            assertTrue(counted <= budget, () -> path + " as " + format + " in " + budget + ": " + counted);
        }
    }

    @ParameterizedTest
    @MethodSource("others")
    void no_list_of_questions_is_answered_by_another_competition(String slug, String other) {
        Recall recall = Recall.of(slug);
        String document =
                ALL.render(fetched("competitions/" + other), Format.MD).text();
        int answered = recall.questions().size() - recall.missing(document).size();

        assertTrue(recall.questions().size() >= 25);
        assertTrue(answered <= 5, () -> answered + " of the questions on " + slug);
    }

    static Stream<Arguments> others() {
        return Recall.COMPETITIONS.stream().flatMap(slug -> Recall.COMPETITIONS.stream()
                .filter(other -> !other.equals(slug))
                .map(other -> Arguments.of(slug, other)));
    }

    /** With all that is kept of it, and fetched at {@link #DAY}. */
    private Bundle fetched(String path) {
        return FETCHED.computeIfAbsent(path, this::fetch);
    }

    private Bundle fetch(String path) {
        clock.advance(Duration.between(clock.instant(), DAY));
        SignedUp user = SignedUp.anew();
        Response served = Eventually.get(
                () -> user.request()
                        .queryParam("format", "json")
                        .queryParam("top_n", 10)
                        .get("/api/" + path),
                answer -> answer.header("X-Credits-Cost") != null);
        String fetchedAt = served.path("fetched_at");
        return Bundle.of(Recall.document(served.asString().replace(fetchedAt, DAY.toString())));
    }
}
