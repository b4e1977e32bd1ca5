package io.kaggleingest.kaggle.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.Sample;
import io.kaggleingest.kaggle.KaggleCredentials;
import io.kaggleingest.kaggle.Kind;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.Slug;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

/**
 * Kaggle for the tests of one Quarkus application: an API and a storage on two ports. What is not stubbed is 403, as an
 * unknown name is on Kaggle. Every answer of the API tries to set a session cookie.
 */
public final class FakeKaggle implements QuarkusTestResourceLifecycleManager {

    public static final String USERNAME = "fakeuser";
    public static final String KEY = "fakekey-not-a-secret";
    public static final String BASIC = "Basic ZmFrZXVzZXI6ZmFrZWtleS1ub3QtYS1zZWNyZXQ=";
    public static final String SIGNATURE = "X-Goog-SignedHeaders=host&X-Goog-Signature=s3cret%2Fsig+nature";

    private static final String DENIED =
            """
            {"error": {"code": 403, "message": "Permission 'competitions.get' was denied", "status": "PERMISSION_DENIED"}}""";

    private static WireMockServer api;
    private static WireMockServer storage;

    @Override
    public Map<String, String> start() {
        api = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        storage = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        api.start();
        storage.start();
        reset();
        return Map.of(
                "kaggleingest.kaggle.api-url",
                apiUrl(),
                "kaggleingest.kaggle.storage-hosts",
                storageHost(),
                "kaggleingest.kaggle.username",
                USERNAME,
                "kaggleingest.kaggle.key",
                KEY,
                "kaggleingest.kaggle.retry.first-wait",
                "1ms",
                // What fails in one test is not held against Kaggle in the next.
                "kaggleingest.kaggle.outage.failures",
                "1000000",
                // A token that somebody forgot in the environment: no call may ever carry it.
                "KAGGLE_API_TOKEN",
                "KGAT_forgotten");
    }

    @Override
    public void stop() {
        api.stop();
        storage.stop();
    }

    /** Forgets all stubs, requests and delays. */
    public static void reset() {
        api.resetAll();
        storage.resetAll();
        api.setGlobalFixedDelay(0);
        api.stubFor(any(anyUrl())
                .atPriority(100)
                .willReturn(aResponse().withStatus(403).withBody(DENIED)));
    }

    public static WireMockServer api() {
        return api;
    }

    public static WireMockServer storage() {
        return storage;
    }

    public static String apiUrl() {
        return "http://localhost:" + api.port() + "/v1";
    }

    /** As it stands in a list of storage hosts. */
    public static String storageHost() {
        return "localhost:" + storage.port();
    }

    public static KaggleCredentials credentials() {
        return new KaggleCredentials(USERNAME, KEY);
    }

    /** A call of the API by the name of its method, for stubs of its answer. */
    public static MappingBuilder call(String method) {
        return post(urlEqualTo(path(method)));
    }

    public static void answers(String method, String json) {
        api.stubFor(call(method)
                .willReturn(okJson(json).withHeader("Set-Cookie", "ka_sessionid=never-send-this-back; Path=/")));
    }

    public static void fails(String method, int status, String body) {
        api.stubFor(call(method).willReturn(aResponse().withStatus(status).withBody(body)));
    }

    public static RequestPatternBuilder called(String method) {
        return postRequestedFor(urlEqualTo(path(method)));
    }

    /** All calls of a method so far, in their order. */
    public static List<LoggedRequest> calls(String method) {
        return api.findAll(called(method));
    }

    /** What was sent with each of them. */
    public static List<String> bodies(String method) {
        return calls(method).stream().map(LoggedRequest::getBodyAsString).toList();
    }

    /** @param token of the page, null for the first one */
    public static void answersPage(String method, @Nullable String token, String json) {
        api.stubFor(call(method)
                .withRequestBody(matchingJsonPath("$.pageToken", token == null ? absent() : equalTo(token)))
                .willReturn(okJson(json)));
    }

    /** The signed URL under which storage would have a file. */
    public static String storageUrl(String fileName) {
        return "http://" + storageHost() + "/blobs/" + fileName + "?" + SIGNATURE;
    }

    /** A data file whose download works: a redirect and the bytes behind it. */
    public static void hasFile(String competition, String fileName, byte[] content) {
        api.stubFor(call("DownloadDataFile")
                .withRequestBody(matchingJsonPath("$.competitionName", equalTo(competition)))
                .withRequestBody(matchingJsonPath("$.fileName", equalTo(fileName)))
                .willReturn(aResponse()
                        .withStatus(302)
                        .withHeader("Location", storageUrl(fileName))
                        .withHeader("Set-Cookie", "ka_sessionid=never-send-this-back; Path=/")));
        storage.stubFor(get(urlEqualTo("/blobs/" + fileName + "?" + SIGNATURE))
                .willReturn(aResponse().withStatus(200).withBody(content)));
    }

    /** The whole leaderboard as Kaggle hands it out, with so many teams. */
    public static void hasWholeLeaderboard(String competition, String... scores) {
        StringBuilder csv = new StringBuilder("Rank,TeamId,TeamName,LastSubmissionDate,Score,SubmissionCount\n");
        for (int i = 0; i < scores.length; i++) {
            csv.append(i + 1).append(",7,team,2026-03-01,").append(scores[i]).append(",1\n");
        }
        api.stubFor(call("DownloadLeaderboard")
                .withRequestBody(matchingJsonPath("$.competitionName", equalTo(competition)))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/zip")
                        .withBody(Sample.zip("board.csv", csv.toString().getBytes(StandardCharsets.UTF_8)))));
    }

    /**
     * A competition that has everything: texts, two files that can be read, a leaderboard, a forum of two topics and
     * one notebook.
     */
    public static void hasCompetition(String slug) {
        competitionAnswers(slug, "GetCompetition", COMPETITION.replace("demo-comp", slug));
        competitionAnswers(slug, "ListCompetitionPages", PAGES);
        competitionAnswers(slug, "ListDataFiles", FILES);
        competitionAnswers(slug, "GetLeaderboard", LEADERBOARD);
        competitionAnswers(slug, "ListCompetitionTopics", TOPICS.replace("demo-comp", slug));
        hasMessages(slug, 501, PINNED_MESSAGES);
        hasMessages(slug, 502, MESSAGES);
        api.stubFor(call("ListKernels")
                .withRequestBody(matchingJsonPath("$.competition", equalTo(slug)))
                .willReturn(okJson(KERNELS)));
        hasNotebook("demo-owner/demo-kernel");
        hasFile(slug, "sample_submission.csv", "id,target\n1,0.5\n2,0.5\n".getBytes(StandardCharsets.UTF_8));
        hasFile(slug, "train.csv", "id,age,target\n1,22,0.1\n2,38,0.9\n".getBytes(StandardCharsets.UTF_8));
    }

    /** That competition a while later: other rules, one more page, the teams in the other order, the notebook gone. */
    public static void hasNewsOf(String slug) {
        competitionAnswers(
                slug,
                "ListCompetitionPages",
                PAGES.replace("<p>Rules</p>", "<p>New rules</p>")
                        .replace(
                                "{\"name\": \"data-",
                                "{\"name\": \"prizes\", \"content\": \"Fame\"}, {\"name\": \"data-"));
        competitionAnswers(
                slug,
                "GetLeaderboard",
                LEADERBOARD.replace("alpha", "x").replace("beta", "alpha").replace("x", "beta"));
        api.stubFor(call("ListKernels")
                .withRequestBody(matchingJsonPath("$.competition", equalTo(slug)))
                .willReturn(okJson("{\"kernels\": []}")));
    }

    /**
     * A dataset that has everything: a description, metadata, two files that can be read, one topic with a comment and
     * one notebook.
     */
    public static void hasDataset(String ref) {
        datasetAnswers(ref, "GetDataset", DATASET.replace("demo-owner/demo-ds", ref));
        datasetAnswers(ref, "GetDatasetMetadata", DATASET_METADATA);
        datasetAnswers(ref, "ListDatasetFiles", DATASET_FILES);
        datasetAnswers(ref, "ListDatasetTopics", DATASET_TOPICS.replace("demo-owner/demo-ds", ref));
        answers("ListComments", COMMENTS);
        api.stubFor(call("ListKernels")
                .withRequestBody(matchingJsonPath("$.dataset", equalTo(ref)))
                .willReturn(okJson(KERNELS)));
        hasNotebook("demo-owner/demo-kernel");
        hasDatasetFile(ref, "data.csv", "data.csv", "id,height\n1,22\n2,38\n".getBytes(StandardCharsets.UTF_8));
        hasDatasetFile(ref, "extra/places.tsv", "extra/places.tsv", "place\nquay\n".getBytes(StandardCharsets.UTF_8));
    }

    /** A file of a dataset whose download works; storage may have it under another name. */
    public static void hasDatasetFile(String ref, String fileName, String storedAs, byte[] content) {
        api.stubFor(ofDataset(ref, "DownloadDataset")
                .withRequestBody(matchingJsonPath("$.fileName", equalTo(fileName)))
                .willReturn(aResponse().withStatus(302).withHeader("Location", storageUrl(storedAs))));
        storage.stubFor(get(urlEqualTo("/blobs/" + storedAs + "?" + SIGNATURE))
                .willReturn(aResponse().withStatus(200).withBody(content)));
    }

    /** A notebook of two cells that uses a dataset. */
    public static void hasNotebook(String ref) {
        String[] name = ref.split("/");
        api.stubFor(call("GetKernel")
                .withRequestBody(matchingJsonPath("$.userName", equalTo(name[0])))
                .withRequestBody(matchingJsonPath("$.kernelSlug", equalTo(name[1])))
                .willReturn(okJson(KERNEL.replace("demo-owner/demo-kernel", ref))));
    }

    private static void hasMessages(String slug, long topic, String json) {
        api.stubFor(call("ListTopicMessages")
                .withRequestBody(matchingJsonPath("$.competitionName", equalTo(slug)))
                .withRequestBody(matchingJsonPath("$.topicId", equalTo(String.valueOf(topic))))
                .willReturn(okJson(json)));
    }

    private static void datasetAnswers(String ref, String method, String json) {
        api.stubFor(ofDataset(ref, method)
                .willReturn(okJson(json).withHeader("Set-Cookie", "ka_sessionid=never-send-this-back; Path=/")));
    }

    private static MappingBuilder ofDataset(String ref, String method) {
        String[] name = ref.split("/");
        return call(method)
                .withRequestBody(matchingJsonPath("$.ownerSlug", equalTo(name[0])))
                .withRequestBody(matchingJsonPath("$.datasetSlug", equalTo(name[1])));
    }

    private static void competitionAnswers(String slug, String method, String json) {
        api.stubFor(call(method)
                .withRequestBody(matchingJsonPath("$.competitionName", equalTo(slug)))
                .willReturn(okJson(json).withHeader("Set-Cookie", "ka_sessionid=never-send-this-back; Path=/")));
    }

    private static String path(String method) {
        if (method.contains("Kernel")) {
            return "/v1/kernels.KernelsApiService/" + method;
        }
        if (method.equals("ListDatasetTopics") || method.equals("ListComments")) {
            return "/v1/discussions.DiscussionApiService/" + method;
        }
        if (method.contains("Hackathon")) {
            return "/v1/competitions.HackathonApiService/" + method;
        }
        String service =
                method.contains("Dataset") ? "datasets.DatasetApiService" : "competitions.CompetitionApiService";
        return "/v1/" + service + "/" + method;
    }

    private static final String COMPETITION =
            """
            {"id": 4242, "ref": "https://www.kaggle.com/competitions/demo-comp", "title": "Demo Competition",
             "url": "https://www.kaggle.com/competitions/demo-comp", "description": "A synthetic competition",
             "organizationName": "Demo Org", "organizationRef": "demo-org", "category": "Featured", "reward": "1,000 Usd",
             "tags": [{"ref": "tabular", "name": "tabular", "fullPath": "data type > tabular"}],
             "deadline": "2030-01-01T00:00:00Z", "teamCount": 12, "userHasEntered": true,
             "newEntrantDeadline": "2029-12-25T23:59:00Z", "mergerDeadline": "2029-12-25T23:59:00Z",
             "enabledDate": "2026-01-02T03:04:05.123Z", "maxDailySubmissions": 5, "maxTeamSize": 5,
             "evaluationMetric": "Root Mean Squared Error", "awardsPoints": true, "hostName": "Demo Host",
             "dateCreated": "2025-12-01T00:00:00Z"}""";

    private static final String PAGES =
            """
            {"pages": [
             {"name": "description", "content": "<p>What to predict</p>", "isPublished": true, "postTitle": "Description",
              "mimeType": "text/html"},
             {"name": "evaluation", "content": "## Metric\\nRMSE", "isPublished": true, "postTitle": "Evaluation",
              "mimeType": "text/markdown"},
             {"name": "rules", "content": "<p>Rules</p>", "isPublished": true, "postTitle": "Rules",
              "mimeType": "text/html"},
             {"name": "data-description", "content": "<p>Files</p>", "isPublished": true,
              "postTitle": "Dataset Description", "mimeType": "text/html"}]}""";

    private static final String FILES =
            """
            {"files": [
             {"ref": "sample_submission.csv", "name": "sample_submission.csv", "totalBytes": 22,
              "creationDate": "2026-01-02T03:04:05.678Z"},
             {"ref": "train.csv", "name": "train.csv", "totalBytes": 32, "creationDate": "2026-01-02T03:04:05.678Z"}]}""";

    private static final String LEADERBOARD =
            """
            {"submissions": [
             {"teamId": 1, "teamName": "alpha", "submissionDate": "2026-03-01T00:00:00Z", "score": "0.12345"},
             {"teamId": 2, "teamName": "beta", "submissionDate": "2026-03-02T00:00:00Z", "score": "0.23456"}]}""";

    private static final String TOPICS =
            """
            {"topics": [
             {"id": 501, "title": "External data", "topicUrl": "/competitions/demo-comp/discussion/501",
              "authorName": "Demo Host", "votes": 4, "postDate": "2026-02-01T09:00:00Z", "isSticky": true},
             {"id": 502, "title": "Train and test overlap", "commentCount": 2, "votes": 31,
              "topicUrl": "https://www.kaggle.com/competitions/demo-comp/discussion/502",
              "postDate": "2026-02-03T09:00:00.1234567Z", "lastCommentPostDate": "2026-02-04T09:00:00Z"}],
             "totalCount": 2}""";

    private static final String PINNED_MESSAGES =
            """
            {"messages": [{"id": 1, "postDate": "2026-02-01T09:00:00Z", "content": "<p>Is <b>allowed</b>.</p>",
             "authorName": "Demo Host", "votes": 4, "isPinned": true}]}""";

    private static final String MESSAGES =
            """
            {"messages": [
             {"id": 2, "postDate": "2026-02-03T09:00:00.1234567Z", "content": "<p>Look at <em>id</em>.</p>",
              "rawMarkdown": "Look at *id*.", "votes": 31,
              "replies": [{"id": 3, "postDate": "2026-02-03T10:00:00Z", "rawMarkdown": "Confirmed.",
               "authorName": "Demo Author", "votes": 7}]},
             {"id": 4, "postDate": "2026-02-04T09:00:00Z", "rawMarkdown": "rude", "isDeleted": true}]}""";

    private static final String DATASET_TOPICS =
            """
            {"topics": [{"id": 601, "title": "Which tide?", "url": "/datasets/demo-owner/demo-ds/discussion/601",
             "postDate": "2026-03-03T10:00:00Z", "authorName": "Demo Reader", "votes": 2, "commentCount": 1,
             "content": "<p>High or low?</p>"}], "totalCount": 1}""";

    private static final String COMMENTS =
            """
            {"comments": [{"id": 5, "authorName": "Demo Author", "postDate": "2026-03-03T12:00:00Z",
             "content": "<p>Low.</p>", "votes": 5}]}""";

    private static final String DATASET =
            """
            {"id": 987, "ref": "demo-owner/demo-ds", "title": "Demo Dataset", "subtitle": "Heights of quays",
             "description": "# About\\n\\nHeights, measured twice.", "creatorName": "Demo Author", "totalBytes": 2048,
             "url": "https://www.kaggle.com/datasets/demo-owner/demo-ds", "lastUpdated": "2026-02-03T04:05:06.789Z",
             "downloadCount": 5, "licenseName": "CC0: Public Domain", "ownerName": "Demo Author", "ownerRef": "demo-owner",
             "kernelCount": 1, "viewCount": 9, "voteCount": 3, "currentVersionNumber": 2, "usabilityRating": 0.75,
             "tags": [{"ref": "tabular", "name": "tabular"}]}""";

    private static final String DATASET_METADATA =
            """
            {"info": {"datasetId": 987, "datasetSlug": "demo-ds", "ownerUser": "demo-owner", "title": "Demo Dataset",
             "licenses": [{"name": "CC0-1.0"}], "expectedUpdateFrequency": "monthly",
             "userSpecifiedSources": "A tape measure",
             "data": [{"name": "data.csv", "description": "One row a quay", "totalBytes": 20,
              "columns": [{"name": "id", "type": "Integer"},
               {"name": "height", "type": "Integer", "description": "metres above the water"}]}]}}""";

    private static final String DATASET_FILES =
            """
            {"datasetFiles": [
             {"name": "data.csv", "totalBytes": 20, "creationDate": "2026-02-03T04:05:06.789Z"},
             {"name": "extra/places.tsv", "totalBytes": 11, "creationDate": "2026-02-03T04:05:06.789Z"},
             {"name": "photo.png", "totalBytes": 9, "creationDate": "2026-02-03T04:05:06.789Z"}]}""";

    private static final String KERNELS =
            """
            {"kernels": [{"ref": "demo-owner/demo-kernel", "title": "Demo kernel", "author": "Demo Author",
             "lastRunTime": "2026-05-06T07:08:09.123Z", "totalVotes": 77}]}""";

    private static final String KERNEL =
            """
            {"metadata": {"id": 123456, "ref": "demo-owner/demo-kernel", "title": "Demo kernel", "author": "Demo Author",
             "slug": "demo-kernel", "lastRunTime": "2026-05-06T07:08:09.123Z", "language": "python",
             "kernelType": "notebook", "isPrivate": false, "enableInternet": true, "categoryIds": ["tabular"],
             "datasetDataSources": ["demo-owner/demo-ds"], "competitionDataSources": ["demo-comp"], "totalVotes": 77, "currentVersionNumber": 3},
             "blob": {"source": "{\\"nbformat\\": 4, \\"nbformat_minor\\": 4, \\"metadata\\": {\\"kernelspec\\": {\\"name\\": \\"python3\\", \\"display_name\\": \\"Python 3\\", \\"language\\": \\"python\\"}}, \\"cells\\": [{\\"cell_type\\": \\"markdown\\", \\"metadata\\": {}, \\"source\\": \\"# Demo\\"}, {\\"cell_type\\": \\"code\\", \\"metadata\\": {}, \\"execution_count\\": null, \\"outputs\\": [], \\"source\\": \\"print(1)\\"}]}",
             "language": "Python", "kernelType": "Notebook", "slug": "demo-kernel"}}""";

    public static Ref competition(String slug) {
        return Ref.competition(new Slug(slug));
    }

    public static Ref dataset(String name) {
        return Ref.ofListing(Kind.DATASET, name).orElseThrow();
    }

    public static Ref notebook(String name) {
        return Ref.ofListing(Kind.NOTEBOOK, name).orElseThrow();
    }
}
