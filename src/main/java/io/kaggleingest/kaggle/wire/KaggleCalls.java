package io.kaggleingest.kaggle.wire;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.CallSubject;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.CompetitionList;
import io.kaggleingest.kaggle.CompetitionPage;
import io.kaggleingest.kaggle.DataFiles;
import io.kaggleingest.kaggle.Dataset;
import io.kaggleingest.kaggle.DatasetMetadata;
import io.kaggleingest.kaggle.FileHead;
import io.kaggleingest.kaggle.KaggleCredentials;
import io.kaggleingest.kaggle.KaggleProblem;
import io.kaggleingest.kaggle.Notebook;
import io.kaggleingest.kaggle.NotebookSummary;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.ScoreLadder;
import io.kaggleingest.kaggle.Standing;
import io.kaggleingest.kaggle.Submission;
import io.kaggleingest.kaggle.Topic;
import io.kaggleingest.kaggle.TopicMessage;
import io.kaggleingest.kaggle.TopicOrder;

/**
 * What Kaggle can be asked. Each call carries the credentials that these calls are bound to, as Basic authentication, and
 * no others; what fails fails with a {@link KaggleProblem}. Answers arrive on the Vert.x context of the caller, if there
 * is one. One method each for competitions and datasets: the reference says which.
 */
public final class KaggleCalls {

    private static final int LARGEST_PAGE = 200;
    private static final int LARGEST_PAGE_OF_NOTEBOOKS = 100;
    private static final int LARGEST_PAGE_OF_MESSAGES = 100;

    private final KaggleClient client;
    private final Duration timeLimit;
    private final KaggleRequests requests;
    private final boolean callerCredentials;

    KaggleCalls(KaggleClient client, Duration timeLimit, KaggleCredentials credentials, boolean callerCredentials) {
        this.client = client;
        this.timeLimit = timeLimit;
        requests = new KaggleRequests(credentials.basic());
        this.callerCredentials = callerCredentials;
    }

    public Uni<Competition> competition(Ref ref) {
        return list(subject(ref), requests.competition(ref)).map(json -> Reading.competition(json, ref.slug()));
    }

    public Uni<List<CompetitionPage>> pages(Ref competition) {
        return list(subject(competition), requests.pages(competition)).map(Reading::competitionPages);
    }

    /** The pages of a hackathon, where they do not stand among those of competitions. */
    public Uni<List<CompetitionPage>> hackathonPages(Ref competition) {
        return list(subject(competition), requests.hackathonPages(competition)).map(Reading::competitionPages);
    }

    /** The first {@code limit} ranks. */
    public Uni<List<Standing>> leaderboard(Ref competition, int limit) {
        int pageSize = Math.min(limit, LARGEST_PAGE);
        return paged(
                subject(competition),
                limit,
                Reading::standings,
                token -> requests.leaderboard(competition, pageSize, token));
    }

    /** What the whole public leaderboard says of scores and ranks; empty where it has no teams. */
    public Uni<Optional<ScoreLadder>> scoreLadder(Ref competition) {
        CallSubject subject = subject(competition);
        return AnswerTimeout.of(timeLimit, subject, client.scores(subject, requests.wholeLeaderboard(competition)))
                .map(scores -> scores.isEmpty() ? Optional.empty() : Optional.of(ScoreLadder.of(scores)));
    }

    /**
     * The newest {@code limit} submissions of the account behind the credentials, which are always a caller's own. Fails with 409 where that account has
     * not joined the competition.
     */
    public Uni<List<Submission>> submissions(Ref competition, int limit) {
        int pageSize = Math.min(limit, LARGEST_PAGE);
        return paged(
                        CallSubject.of(competition, true),
                        limit,
                        Reading::submissions,
                        token -> requests.submissions(competition, pageSize, token))
                .onFailure(KaggleProblem.class)
                .transform(KaggleProblem::ofAction);
    }

    /**
     * A page of all competitions, in Kaggle's order.
     *
     * @param search without it, all
     * @param page from 1
     */
    public Uni<CompetitionList> competitions(@Nullable String search, int page) {
        CallSubject subject = CallSubject.competitions(callerCredentials);
        return list(subject, requests.competitions(search, page))
                .map(Reading::competitions)
                .onFailure(KaggleCalls::isNotFound)
                .transform(failure -> KaggleProblem.unusable(subject, "it denies the list"));
    }

    /** One that is private to the service's own account counts as not found: what is made of it goes to everybody. */
    public Uni<Dataset> dataset(Ref ref) {
        CallSubject subject = subject(ref);
        return list(subject, requests.dataset(ref)).map(json -> DatasetReading.dataset(json, subject, ref.name()));
    }

    public Uni<DatasetMetadata> metadata(Ref dataset) {
        CallSubject subject = subject(dataset);
        return list(subject, requests.metadata(dataset)).map(json -> DatasetReading.metadata(json, subject));
    }

    /** Those that tell something by name, and how many of which kind the others are: a million pictures are not listed. */
    public Uni<DataFiles> files(Ref ref) {
        CallSubject subject = subject(ref);
        return AnswerTimeout.of(timeLimit, subject, new FileLists(client, requests, subject, ref).files());
    }

    /** The first {@code maxBytes} of a file, read from the start of whatever storage has: the file or a zip of it. */
    public Uni<FileHead> fileHead(Ref ref, String fileName, int maxBytes) {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes: " + maxBytes);
        }
        CallSubject subject = CallSubject.file(ref, fileName, callerCredentials);
        return AnswerTimeout.of(
                timeLimit, subject, client.head(subject, requests.download(ref, fileName), fileName, maxBytes));
    }

    /**
     * The last bytes of a file of known size. Fails where storage has no more than a zip of it, or hands out nothing but
     * the whole.
     *
     * @param from where they begin
     */
    public Uni<FileHead> fileEnd(Ref ref, String fileName, long from, int maxBytes) {
        if (from < 1 || maxBytes < 1) {
            throw new IllegalArgumentException("from " + from + ", maxBytes: " + maxBytes);
        }
        CallSubject subject = CallSubject.file(ref, fileName, callerCredentials);
        return AnswerTimeout.of(
                timeLimit, subject, client.end(subject, requests.download(ref, fileName), fileName, from, maxBytes));
    }

    /** The most voted notebooks of a competition or dataset; none for one that Kaggle does not know or show. */
    public Uni<List<NotebookSummary>> notebooks(Ref ref, int limit) {
        int pageSize = Math.min(limit, LARGEST_PAGE_OF_NOTEBOOKS);
        return paged(subject(ref), limit, Reading::notebookSummaries, token -> requests.notebooks(ref, pageSize, token))
                .onFailure(KaggleCalls::isNotFound)
                .recoverWithItem(List.of());
    }

    /**
     * One that is private to the service's own account counts as not found: what is made of it goes to everybody.
     *
     * @param reading what is wanted of it, read where it arrives: of many notebooks that are fetched at once, only as many
     *     are in memory with their whole source as are read at once
     */
    public <T> Uni<T> notebook(Ref ref, Function<Notebook, T> reading) {
        CallSubject subject = subject(ref);
        return AnswerTimeout.of(
                timeLimit,
                subject,
                client.json(CallKind.PULL, subject, requests.notebook(ref))
                        .map(json -> reading.apply(Reading.notebook(json, subject, ref.name()))));
    }

    /** What Kaggle lists on the first page of a forum, about twenty topics. */
    public Uni<List<Topic>> topics(Ref ref, TopicOrder order) {
        String forum = (ref.isCompetition() ? "/competitions/" : "/datasets/") + ref.name() + "/discussion";
        return list(CallSubject.forum(ref, callerCredentials), requests.topics(ref, order.onTheWire()))
                .map(json -> ForumReading.topics(json, forum));
    }

    /**
     * The best of a topic, {@code limit} with the replies at most.
     *
     * @param reading what is wanted of them, read where they arrive
     */
    public <T> Uni<T> messages(Ref ref, long topic, int limit, Function<List<TopicMessage>, T> reading) {
        CallSubject subject = CallSubject.topic(ref, topic, callerCredentials);
        String list = ref.isCompetition() ? "messages" : "comments";
        return AnswerTimeout.of(
                timeLimit,
                subject,
                client.json(
                                CallKind.LIST,
                                subject,
                                requests.messages(ref, topic, Math.min(limit, LARGEST_PAGE_OF_MESSAGES)))
                        .map(json -> reading.apply(ForumReading.messages(json, list, limit))));
    }

    private CallSubject subject(Ref ref) {
        return CallSubject.of(ref, callerCredentials);
    }

    private Uni<JsonNode> list(CallSubject subject, KaggleClient.Request request) {
        return AnswerTimeout.of(timeLimit, subject, client.json(CallKind.LIST, subject, request));
    }

    private <T> Uni<List<T>> paged(
            CallSubject subject,
            int limit,
            Function<JsonNode, Paging.Page<T>> reading,
            Function<String, KaggleClient.Request> page) {
        return AnswerTimeout.of(timeLimit, subject, Paging.collect(subject, limit, token -> client.json(
                        CallKind.LIST, subject, page.apply(token))
                .map(reading)));
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof KaggleProblem problem && problem.isNotFound();
    }
}
