package io.kaggleingest.kaggle.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import jakarta.inject.Inject;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.CompetitionPage;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.KaggleCredentials;
import io.kaggleingest.kaggle.KaggleProblem;
import io.kaggleingest.kaggle.Notebook;
import io.kaggleingest.kaggle.NotebookSetup;
import io.kaggleingest.kaggle.NotebookSummary;
import io.kaggleingest.kaggle.Standing;
import io.kaggleingest.load.Tenant;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What goes over the wire when all is well, and what is made of the answers. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class KaggleResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Kaggle kaggle;

    @Inject
    Vertx vertx;

    private final KaggleCredentials credentials = FakeKaggle.credentials();

    @BeforeEach
    void forget() {
        FakeKaggle.reset();
    }

    @Test
    void sends_one_call_with_the_key_and_nothing_else() {
        FakeKaggle.hasCompetition("titanic");

        ask(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic")));
        ask(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic")));

        FakeKaggle.api()
                .verify(
                        2,
                        postRequestedFor(urlEqualTo("/v1/competitions.CompetitionApiService/GetCompetition"))
                                .withHeader("Authorization", equalTo(FakeKaggle.BASIC))
                                .withHeader("User-Agent", matching("kaggleingest/\\d.+"))
                                .withHeader("Accept", equalTo("application/json"))
                                .withHeader("Content-Type", matching("application/json.*"))
                                .withHeader("Cookie", absent())
                                .withRequestBody(equalToJson("{\"competitionName\": \"titanic\"}")));
    }

    @Test
    void is_not_tempted_by_a_token_in_the_environment() {
        FakeKaggle.hasCompetition("titanic");
        assertEquals("KGAT_forgotten", ConfigProvider.getConfig().getValue("KAGGLE_API_TOKEN", String.class));

        ask(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic")));
        ask(kaggle.as(credentials, Tenant.SERVICE).notebooks(FakeKaggle.competition("titanic"), 3));
        ask(kaggle.as(credentials, Tenant.SERVICE).fileHead(FakeKaggle.competition("titanic"), "train.csv", 100));

        List<ServeEvent> calls = FakeKaggle.api().getAllServeEvents();
        assertEquals(3, calls.size());
        calls.forEach(call -> assertEquals(FakeKaggle.BASIC, call.getRequest().getHeader("Authorization")));
    }

    @Test
    void carries_the_credentials_that_it_is_given() {
        FakeKaggle.hasCompetition("titanic");
        KaggleCredentials callers = new KaggleCredentials("somebody", "some-key");

        ask(kaggle.as(callers, Tenant.SERVICE).competition(FakeKaggle.competition("titanic")));

        assertEquals(callers.basic(), FakeKaggle.calls("GetCompetition").get(0).getHeader("Authorization"));
    }

    @Test
    void knows_the_services_own_account() {
        assertEquals(credentials, kaggle.serviceCredentials());
        assertFalse(kaggle.isSandbox());
    }

    @Test
    void reads_a_competition() {
        FakeKaggle.hasCompetition("titanic");

        Competition competition =
                ask(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic")));

        assertEquals(
                new Competition(
                        "titanic",
                        "Demo Competition",
                        "A synthetic competition",
                        "https://www.kaggle.com/competitions/titanic",
                        "Demo Org",
                        "Featured",
                        "1,000 Usd",
                        List.of("tabular"),
                        Instant.parse("2026-01-02T03:04:05.123Z"),
                        Instant.parse("2030-01-01T00:00:00Z"),
                        Instant.parse("2029-12-25T23:59:00Z"),
                        Instant.parse("2029-12-25T23:59:00Z"),
                        12,
                        5,
                        5,
                        "Root Mean Squared Error",
                        false,
                        false,
                        true),
                competition);
    }

    @Test
    void reads_a_competition_of_which_kaggle_says_nothing() {
        FakeKaggle.answers("GetCompetition", "{}");

        Competition competition =
                ask(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic")));

        assertEquals("titanic", competition.slug());
        assertEquals("https://www.kaggle.com/competitions/titanic", competition.url());
        assertNull(competition.deadline());
        assertNull(competition.maxTeamSize());
        assertEquals(List.of(), competition.tags());
    }

    @Test
    void reads_what_it_can_of_odd_answers() {
        FakeKaggle.answers(
                "GetCompetition",
                """
                {"ref": "titanic", "title": null, "teamCount": "12", "maxTeamSize": "3", "maxDailySubmissions": 1e30,
                 "category": "Never Heard Of It", "unheardOf": {"a": []}, "reward": {"amount": 1}, "awardsPoints": "true",
                 "tags": [null, {"ref": "images"}, "text", {"name": "nlp"}],
                 "enabledDate": "2026-03-27T15:16:05.7Z", "deadline": "2026-03-27T15:16:05.1234567Z",
                 "mergerDeadline": "soon", "newEntrantDeadline": ""}""");

        Competition competition =
                ask(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic")));

        assertEquals("titanic", competition.slug());
        assertNull(competition.title());
        assertEquals(12, competition.teamCount());
        assertEquals(3, competition.maxTeamSize());
        assertEquals("Never Heard Of It", competition.category());
        assertNull(competition.reward());
        assertTrue(competition.awardsPoints());
        assertEquals(List.of("images", "nlp"), competition.tags());
        assertEquals(Instant.parse("2026-03-27T15:16:05.700Z"), competition.enabled());
        assertEquals(Instant.parse("2026-03-27T15:16:05.123456700Z"), competition.deadline());
        assertNull(competition.mergerDeadline());
        assertNull(competition.newEntrantDeadline());
    }

    @Test
    void reads_published_pages() {
        FakeKaggle.answers(
                "ListCompetitionPages",
                """
                {"pages": [null,
                 {"name": "rules", "content": "<p>", "postTitle": "Rules", "mimeType": "Text/HTML; charset=utf-8"},
                 {"name": "draft", "content": "not yet", "isPublished": false},
                 {"name": "Timeline"}]}""");

        List<CompetitionPage> pages =
                ask(kaggle.as(credentials, Tenant.SERVICE).pages(FakeKaggle.competition("titanic")));

        assertEquals(
                List.of(
                        new CompetitionPage("rules", "Rules", "<p>", "text/html"),
                        new CompetitionPage("Timeline", null, "", null)),
                pages);
    }

    @Test
    void reads_files_until_the_token_is_empty_even_past_an_empty_page() {
        FakeKaggle.answersPage(
                "ListDataFiles",
                null,
                "{\"files\": [{\"name\": \"a.csv\", \"totalBytes\": \"61194\"}], \"nextPageToken\": \"2\"}");
        FakeKaggle.answersPage("ListDataFiles", "2", "{\"nextPageToken\": \"3\"}");
        FakeKaggle.answersPage(
                "ListDataFiles",
                "3",
                "{\"files\": [{\"ref\": \"0001.png\", \"name\": \"images/a/0001.png\"}], \"nextPageToken\": \"\"}");

        List<DataFile> files = ask(kaggle.as(credentials, Tenant.SERVICE).files(FakeKaggle.competition("titanic")))
                .listed();

        assertEquals(List.of(new DataFile("a.csv", 61194, null), new DataFile("images/a/0001.png", 0, null)), files);
        assertEquals(
                List.of(
                        "{\"competitionName\":\"titanic\",\"pageSize\":200}",
                        "{\"competitionName\":\"titanic\",\"pageSize\":200,\"pageToken\":\"2\"}",
                        "{\"competitionName\":\"titanic\",\"pageSize\":200,\"pageToken\":\"3\"}"),
                FakeKaggle.bodies("ListDataFiles"));
    }

    @Test
    void stops_at_a_repeated_token() {
        FakeKaggle.answers("ListDataFiles", "{\"files\": [{\"name\": \"a.csv\"}], \"nextPageToken\": \"again\"}");

        assertEquals(
                2,
                ask(kaggle.as(credentials, Tenant.SERVICE).files(FakeKaggle.competition("titanic")))
                        .listed()
                        .size());
        assertEquals(2, FakeKaggle.calls("ListDataFiles").size());
    }

    @Test
    void stops_after_ten_pages() {
        FakeKaggle.answersPage("ListDataFiles", null, "{\"files\": [{\"name\": \"0\"}], \"nextPageToken\": \"1\"}");
        IntStream.range(1, 20)
                .forEach(page -> FakeKaggle.answersPage(
                        "ListDataFiles",
                        "" + page,
                        "{\"files\": [{\"name\": \"" + page + "\"}], \"nextPageToken\": \"" + (page + 1) + "\"}"));

        assertEquals(
                10,
                ask(kaggle.as(credentials, Tenant.SERVICE).files(FakeKaggle.competition("titanic")))
                        .listed()
                        .size());
        assertEquals(10, FakeKaggle.calls("ListDataFiles").size());
    }

    @Test
    void reads_as_much_of_a_leaderboard_as_is_wanted() {
        FakeKaggle.answers(
                "GetLeaderboard",
                """
                {"submissions": [
                 {"teamName": "alpha", "submissionDate": "2026-03-01T00:00:00Z", "score": "0.12345"},
                 {"teamName": "beta", "score": 0.5}, {"teamName": "gamma"}], "nextPageToken": "more"}""");

        List<Standing> standings =
                ask(kaggle.as(credentials, Tenant.SERVICE).leaderboard(FakeKaggle.competition("titanic"), 2));

        assertEquals(
                List.of(
                        new Standing("alpha", "0.12345", Instant.parse("2026-03-01T00:00:00Z")),
                        new Standing("beta", "0.5", null)),
                standings);
        assertEquals(List.of("{\"competitionName\":\"titanic\",\"pageSize\":2}"), FakeKaggle.bodies("GetLeaderboard"));
    }

    @Test
    void asks_for_the_most_voted_notebooks() {
        FakeKaggle.answers(
                "ListKernels",
                """
                {"kernels": [null, {"title": "nameless"},
                 {"ref": "demo-owner/demo-kernel", "title": "Demo kernel", "author": "Demo Author",
                  "lastRunTime": "2026-05-06T07:08:09.123Z", "totalVotes": 77}]}""");

        List<NotebookSummary> notebooks =
                ask(kaggle.as(credentials, Tenant.SERVICE).notebooks(FakeKaggle.competition("titanic"), 20));

        assertEquals(
                List.of(new NotebookSummary(
                        "demo-owner/demo-kernel",
                        "Demo kernel",
                        "Demo Author",
                        77,
                        Instant.parse("2026-05-06T07:08:09.123Z"))),
                notebooks);
        assertEquals(
                List.of(
                        "{\"competition\":\"titanic\",\"group\":\"EVERYONE\",\"sortBy\":\"VOTE_COUNT\",\"pageSize\":20}"),
                FakeKaggle.bodies("ListKernels"));
    }

    @Test
    void finds_no_notebooks_where_the_competition_is_unknown() {
        assertEquals(
                List.of(),
                ask(kaggle.as(credentials, Tenant.SERVICE).notebooks(FakeKaggle.competition("unheard-of"), 20)));
        assertEquals(1, FakeKaggle.calls("ListKernels").size());
    }

    @Test
    void reads_a_notebook() {
        FakeKaggle.hasCompetition("titanic");

        Notebook notebook = ask(kaggle.as(credentials, Tenant.SERVICE)
                .notebook(FakeKaggle.notebook("demo-owner/demo-kernel"), Function.identity()));

        assertEquals("demo-owner/demo-kernel", notebook.summary().ref());
        assertEquals(77, notebook.summary().votes());
        assertEquals("python", notebook.language());
        assertEquals("notebook", notebook.type());
        assertTrue(notebook.source().startsWith("{\"nbformat\": 4"));
        assertEquals(
                new NotebookSetup(
                        3,
                        List.of("tabular"),
                        List.of("demo-comp"),
                        List.of("demo-owner/demo-ds"),
                        List.of(),
                        List.of(),
                        false,
                        false,
                        true),
                notebook.setup());
        assertEquals(
                List.of("{\"userName\":\"demo-owner\",\"kernelSlug\":\"demo-kernel\"}"),
                FakeKaggle.bodies("GetKernel"));
    }

    @Test
    void keeps_private_notebooks_to_their_owner() {
        FakeKaggle.answers("GetKernel", "{\"metadata\": {\"isPrivate\": true}, \"blob\": {\"source\": \"1 + 1\"}}");
        KaggleCredentials callers = new KaggleCredentials("somebody", "some-key");

        KaggleProblem problem = assertThrows(
                KaggleProblem.class,
                () -> ask(kaggle.as(credentials, Tenant.SERVICE)
                        .notebook(FakeKaggle.notebook("fakeuser/diary"), Function.identity())));
        Notebook own = ask(kaggle.as(callers, Tenant.SERVICE)
                .notebook(FakeKaggle.notebook("somebody/diary"), Function.identity()));

        assertEquals(404, problem.status());
        assertEquals(new NotebookSummary("somebody/diary", null, null, 0, null), own.summary());
        assertEquals("1 + 1", own.source());
    }

    @Test
    void answers_on_the_context_of_the_caller() {
        FakeKaggle.hasCompetition("titanic");
        CompletableFuture<Boolean> same = new CompletableFuture<>();

        Context context = vertx.getOrCreateContext();
        context.runOnContext(nothing -> kaggle.as(credentials, Tenant.SERVICE)
                .competition(FakeKaggle.competition("titanic"))
                .subscribe()
                .with(found -> same.complete(Vertx.currentContext() == context), same::completeExceptionally));

        assertTrue(Uni.createFrom().completionStage(same).await().atMost(PATIENCE));
    }

    private static <T> T ask(Uni<T> question) {
        return question.await().atMost(PATIENCE);
    }
}
