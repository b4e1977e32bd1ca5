package io.kaggleingest.kaggle.wire;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.KaggleCredentials;
import io.kaggleingest.kaggle.KaggleProblem;
import io.kaggleingest.kaggle.TopicOrder;
import io.kaggleingest.load.Tenant;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Each call that is made, with each status that it may be answered with (docs/kaggle-wire.md#statuses-of-each-call). */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class KaggleOperationsResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final KaggleCredentials CREDENTIALS = FakeKaggle.credentials();

    @Inject
    Vertx vertx;

    private Kaggle kaggle;

    /** A row of the table, and what the door makes of it. */
    private enum Row {
        GetCompetition(kaggle -> kaggle.as(CREDENTIALS, Tenant.SERVICE).competition(FakeKaggle.competition("titanic"))),
        ListCompetitionPages(kaggle -> kaggle.as(CREDENTIALS, Tenant.SERVICE).pages(FakeKaggle.competition("titanic"))),
        ListDataFiles(kaggle -> kaggle.as(CREDENTIALS, Tenant.SERVICE).files(FakeKaggle.competition("titanic"))),
        GetLeaderboard(
                kaggle -> kaggle.as(CREDENTIALS, Tenant.SERVICE).leaderboard(FakeKaggle.competition("titanic"), 3)),
        DownloadDataFile(kaggle ->
                kaggle.as(CREDENTIALS, Tenant.SERVICE).fileHead(FakeKaggle.competition("titanic"), "train.csv", 100)),
        ListKernels(kaggle -> kaggle.as(CREDENTIALS, Tenant.SERVICE).notebooks(FakeKaggle.competition("titanic"), 3)),
        GetKernel(kaggle -> kaggle.as(CREDENTIALS, Tenant.SERVICE)
                .notebook(FakeKaggle.notebook("demo-owner/demo-kernel"), Function.identity())),
        ListCompetitionTopics(kaggle ->
                kaggle.as(CREDENTIALS, Tenant.SERVICE).topics(FakeKaggle.competition("titanic"), TopicOrder.TOP)),
        ListTopicMessages(kaggle -> kaggle.as(CREDENTIALS, Tenant.SERVICE)
                .messages(FakeKaggle.competition("titanic"), 502, 30, all -> all)),
        ListDatasetTopics(kaggle -> kaggle.as(CREDENTIALS, Tenant.SERVICE)
                .topics(FakeKaggle.dataset("demo-owner/demo-ds"), TopicOrder.HOT)),
        ListComments(kaggle -> kaggle.as(CREDENTIALS, Tenant.SERVICE)
                .messages(FakeKaggle.dataset("demo-owner/demo-ds"), 601, 30, all -> all));

        private final Function<Kaggle, Uni<?>> question;

        Row(Function<Kaggle, Uni<?>> question) {
            this.question = question;
        }
    }

    @BeforeEach
    void openDoor() {
        FakeKaggle.reset();
        FakeKaggle.hasCompetition("titanic");
        FakeKaggle.hasDataset("demo-owner/demo-ds");
        kaggle = new Kaggle(KaggleSettings.standard(), vertx, Clock.systemUTC());
    }

    @AfterEach
    void closeDoor() {
        kaggle.close();
    }

    private static Stream<Arguments> refusals() {
        return Stream.of(Row.values())
                .flatMap(row -> Stream.of(
                        Arguments.of(row, 400, 1, "502 kaggle_failed"),
                        Arguments.of(row, 401, 1, "503 kaggle_refused_credentials"),
                        Arguments.of(row, 403, 1, "404 kaggle_not_found"),
                        Arguments.of(row, 404, 1, "404 kaggle_not_found"),
                        Arguments.of(row, 408, 3, "502 kaggle_failed"),
                        Arguments.of(row, 429, 3, "503 kaggle_rate_limited"),
                        Arguments.of(row, 500, 3, "502 kaggle_failed"),
                        Arguments.of(row, 502, 3, "502 kaggle_failed"),
                        Arguments.of(row, 503, 3, "502 kaggle_failed")))
                .filter(arguments -> !isTakenForNoNotebooks(arguments));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void answers_a_refusal(Row row, int status, int calls, String answer) {
        FakeKaggle.api().resetMappings();
        FakeKaggle.fails(row.name(), status, "{\"error\": {\"code\": " + status + "}}");

        KaggleProblem problem = assertThrows(KaggleProblem.class, () -> ask(row));

        assertEquals(answer, problem.status() + " " + problem.code(), problem.detail());
        assertEquals(calls, FakeKaggle.calls(row.name()).size());
        carriedOneKeyToTheApiAlone();
    }

    private static Stream<Arguments> unreadable() {
        return Stream.of(Row.values())
                .flatMap(row -> Stream.of("<html>Bad Gateway</html>", "{\"title\": \"Tita", "", "[]")
                        .map(body -> Arguments.of(row, body)));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void answers_502_to_a200_that_nobody_can_read(Row row, String body) {
        FakeKaggle.api().resetMappings();
        FakeKaggle.api()
                .stubFor(FakeKaggle.call(row.name())
                        .willReturn(aResponse().withStatus(200).withBody(body)));

        KaggleProblem problem = assertThrows(KaggleProblem.class, () -> ask(row));

        assertEquals("502 kaggle_failed", problem.status() + " " + problem.code(), problem.detail());
        assertEquals(1, FakeKaggle.calls(row.name()).size());
    }

    private static Stream<Row> rows() {
        return Stream.of(Row.values());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void sends_one_call_with_one_key(Row row) {
        ask(row);

        assertEquals(1, FakeKaggle.calls(row.name()).size());
        carriedOneKeyToTheApiAlone();
    }

    private void ask(Row row) {
        row.question.apply(kaggle).await().atMost(PATIENCE);
    }

    private static void carriedOneKeyToTheApiAlone() {
        for (LoggedRequest request : FakeKaggle.api().findAll(anyRequestedFor(anyUrl()))) {
            assertEquals(
                    List.of(FakeKaggle.BASIC), request.header("Authorization").values());
        }
        FakeKaggle.storage().verify(0, anyRequestedFor(anyUrl()).withHeader("Authorization", matching(".*")));
    }

    /** Section 6.4: an unknown competition in the filter of ListKernels is no error. */
    private static boolean isTakenForNoNotebooks(Arguments arguments) {
        Object status = arguments.get()[1];
        return arguments.get()[0] == Row.ListKernels && (status.equals(403) || status.equals(404));
    }
}
