package io.kaggleingest.kaggle.wire;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import io.kaggleingest.kaggle.CallSubject;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.CompetitionList;
import io.kaggleingest.kaggle.CompetitionPage;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.Dataset;
import io.kaggleingest.kaggle.DatasetMetadata;
import io.kaggleingest.kaggle.FileHead;
import io.kaggleingest.kaggle.KaggleAccount;
import io.kaggleingest.kaggle.KaggleCredentials;
import io.kaggleingest.kaggle.KaggleProblem;
import io.kaggleingest.kaggle.Notebook;
import io.kaggleingest.kaggle.NotebookSummary;
import io.kaggleingest.kaggle.Standing;
import io.kaggleingest.kaggle.Submission;
import io.kaggleingest.kaggle.Topic;
import io.kaggleingest.kaggle.TopicMessage;
import io.kaggleingest.kaggle.TopicOrder;
import io.kaggleingest.kaggle.wire.KaggleApi.OfComments;
import io.kaggleingest.kaggle.wire.KaggleApi.OfCompetition;
import io.kaggleingest.kaggle.wire.KaggleApi.OfCompetitions;
import io.kaggleingest.kaggle.wire.KaggleApi.OfDataset;
import io.kaggleingest.kaggle.wire.KaggleApi.OfDatasetFile;
import io.kaggleingest.kaggle.wire.KaggleApi.OfDatasetForum;
import io.kaggleingest.kaggle.wire.KaggleApi.OfFile;
import io.kaggleingest.kaggle.wire.KaggleApi.OfForum;
import io.kaggleingest.kaggle.wire.KaggleApi.OfKernel;
import io.kaggleingest.kaggle.wire.KaggleApi.OfKernels;
import io.kaggleingest.kaggle.wire.KaggleApi.OfSubmissions;
import io.kaggleingest.kaggle.wire.KaggleApi.OfTopic;
import io.kaggleingest.load.Tenant;
import io.kaggleingest.web.Problem;

/**
 * The door to Kaggle. Each call carries the credentials that it is given, as Basic authentication, and no others; what
 * fails fails with a {@link KaggleProblem}. Answers arrive on the Vert.x context of the caller, if there is one.
 */
@ApplicationScoped
public class Kaggle {

    private static final Logger LOG = Logger.getLogger(Kaggle.class);
    private static final String NO_ACCOUNT =
            "KaggleIngest needs a Kaggle account: set KAGGLE_USERNAME and KAGGLE_KEY, or KAGGLE_CONFIG_DIR to a folder with"
                    + " kaggle.json. Only a run from source brings a sandbox instead.";
    private static final int LARGEST_PAGE = 200;
    private static final int LARGEST_PAGE_OF_NOTEBOOKS = 100;
    private static final int LARGEST_PAGE_OF_MESSAGES = 100;
    private static final int PAGE_OF_TOPICS = 20;

    private final KaggleConfig config;
    private final KaggleCredentials ofService;
    private final KaggleClient client;

    @Inject
    Kaggle(KaggleConfig config, Vertx vertx) {
        this.config = config;
        ofService = account(config);
        client = new KaggleClient(config, vertx);
    }

    private Kaggle(Kaggle kaggle, Tenant share) {
        config = kaggle.config;
        ofService = kaggle.ofService;
        client = kaggle.client.onBehalfOf(share);
    }

    /** An account that cannot be one stops the start: the constructor has refused it by now. */
    void start(@Observes StartupEvent event, MeterRegistry registry) {
        client.meter(registry);
        sayWhatIsIgnored();
        warnOfClearText(config.apiUrl().orElse(KaggleConfig.KAGGLE));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** The same door for calls on behalf of somebody: they take turns with those of others. */
    public Kaggle onBehalfOf(Tenant share) {
        return new Kaggle(this, share);
    }

    /** The account of the service itself. */
    public KaggleCredentials serviceCredentials() {
        return ofService;
    }

    /** Whether answers come from the stand-in and not from Kaggle. */
    public boolean isSandbox() {
        return config.sandbox();
    }

    /** Where answers come from, as it is written beside what is kept. */
    public String source() {
        return isSandbox() ? "sandbox" : "kaggle";
    }

    public Uni<Competition> competition(KaggleCredentials credentials, String slug) {
        CallSubject asked = CallSubject.competition(slug, isCallers(credentials));
        OfCompetition request = OfCompetition.all(slug);
        return door(
                asked,
                client.json(CallKind.LIST, asked, api -> api.getCompetition(credentials.basic(), request))
                        .map(json -> Reading.competition(json, slug)));
    }

    public Uni<List<CompetitionPage>> pages(KaggleCredentials credentials, String slug) {
        CallSubject asked = CallSubject.competition(slug, isCallers(credentials));
        OfCompetition request = OfCompetition.all(slug);
        return door(
                asked,
                client.json(CallKind.LIST, asked, api -> api.listCompetitionPages(credentials.basic(), request))
                        .map(Reading::competitionPages));
    }

    /** In Kaggle's order. Ten pages of 200 at most: a competition of a million images is cut there. */
    public Uni<List<DataFile>> files(KaggleCredentials credentials, String slug) {
        CallSubject asked = CallSubject.competition(slug, isCallers(credentials));
        return door(asked, Paging.collect(asked, Integer.MAX_VALUE, token -> filesPage(credentials, asked, token)));
    }

    /**
     * The first {@code maxBytes} of a data file, read from the start of whatever storage has: the file or a zip of it.
     */
    public Uni<FileHead> fileHead(KaggleCredentials credentials, String slug, String fileName, int maxBytes) {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes: " + maxBytes);
        }
        CallSubject asked = CallSubject.file(slug, fileName, isCallers(credentials));
        OfFile request = new OfFile(slug, fileName);
        return door(
                asked,
                client.head(asked, api -> api.downloadDataFile(credentials.basic(), request), fileName, maxBytes));
    }

    /** The first {@code limit} ranks. */
    public Uni<List<Standing>> leaderboard(KaggleCredentials credentials, String slug, int limit) {
        CallSubject asked = CallSubject.competition(slug, isCallers(credentials));
        int pageSize = Math.min(limit, LARGEST_PAGE);
        return door(asked, Paging.collect(asked, limit, token -> standingsPage(credentials, asked, pageSize, token)));
    }

    /**
     * The newest {@code limit} submissions of the account behind the credentials, which are always a caller's own.
     * Fails with 409 where that account has not joined the competition.
     */
    public Uni<List<Submission>> submissions(KaggleCredentials callers, String slug, int limit) {
        CallSubject asked = CallSubject.competition(slug, true);
        int pageSize = Math.min(limit, LARGEST_PAGE);
        return door(
                asked,
                Paging.collect(asked, limit, token -> submissionsPage(callers, asked, pageSize, token))
                        .onFailure(KaggleProblem.class)
                        .transform(KaggleProblem::ofAction));
    }

    /**
     * A page of all competitions, in Kaggle's order.
     *
     * @param search null for all
     * @param page from 1
     */
    public Uni<CompetitionList> competitions(KaggleCredentials credentials, String search, int page) {
        CallSubject asked = CallSubject.competitions(isCallers(credentials));
        OfCompetitions request = OfCompetitions.all(search, page);
        return door(
                asked,
                client.json(CallKind.LIST, asked, api -> api.listCompetitions(credentials.basic(), request))
                        .map(Reading::competitions)
                        .onFailure(failure -> failure instanceof KaggleProblem problem && problem.isNotFound())
                        .transform(denied -> KaggleProblem.unusable(asked, "it denies the list")));
    }

    /** The most voted notebooks of a competition; none for a competition that Kaggle does not know or show. */
    public Uni<List<NotebookSummary>> notebooks(KaggleCredentials credentials, String slug, int limit) {
        CallSubject asked = CallSubject.competition(slug, isCallers(credentials));
        int pageSize = Math.min(limit, LARGEST_PAGE_OF_NOTEBOOKS);
        return door(asked, notebooks(credentials, asked, limit, token -> OfKernels.mostVoted(slug, pageSize, token)));
    }

    /** What Kaggle lists on the first page of a competition's forum, about twenty topics. */
    public Uni<List<Topic>> topics(KaggleCredentials credentials, String slug, TopicOrder order) {
        CallSubject asked = CallSubject.forum(slug, isCallers(credentials));
        OfForum request = new OfForum(slug, order.onTheWire());
        return door(
                asked,
                client.json(CallKind.LIST, asked, api -> api.listCompetitionTopics(credentials.basic(), request))
                        .map(json -> ForumReading.topics(json, "/competitions/" + slug + "/discussion")));
    }

    /**
     * The best of a topic of a competition, {@code limit} with the replies at most.
     *
     * @param reading what is wanted of them, read where they arrive
     */
    public <T> Uni<T> messages(
            KaggleCredentials credentials,
            String slug,
            long topic,
            int limit,
            Function<List<TopicMessage>, T> reading) {
        CallSubject asked = CallSubject.topic(slug, topic, isCallers(credentials));
        OfTopic request = OfTopic.mostVoted(slug, topic, Math.min(limit, LARGEST_PAGE_OF_MESSAGES));
        return door(
                asked,
                client.json(CallKind.LIST, asked, api -> api.listTopicMessages(credentials.basic(), request))
                        .map(json -> reading.apply(ForumReading.messages(json, "messages", limit))));
    }

    /**
     * One that is private to the service's own account counts as not found: what is made of it goes to everybody.
     *
     * @param ref {@code owner/slug}
     */
    public Uni<Dataset> dataset(KaggleCredentials credentials, String ref) {
        CallSubject asked = CallSubject.dataset(ref, isCallers(credentials));
        OfDataset request = OfDataset.all(DatasetName.of(ref));
        return door(
                asked,
                client.json(CallKind.LIST, asked, api -> api.getDataset(credentials.basic(), request))
                        .map(json -> DatasetReading.dataset(json, asked, ref)));
    }

    public Uni<DatasetMetadata> datasetMetadata(KaggleCredentials credentials, String ref) {
        CallSubject asked = CallSubject.dataset(ref, isCallers(credentials));
        OfDataset request = OfDataset.all(DatasetName.of(ref));
        return door(
                asked,
                client.json(CallKind.LIST, asked, api -> api.getDatasetMetadata(credentials.basic(), request))
                        .map(json -> DatasetReading.metadata(json, asked)));
    }

    /** In Kaggle's order and with the same bound as {@link #files}. */
    public Uni<List<DataFile>> datasetFiles(KaggleCredentials credentials, String ref) {
        CallSubject asked = CallSubject.dataset(ref, isCallers(credentials));
        DatasetName name = DatasetName.of(ref);
        return door(
                asked,
                Paging.collect(asked, Integer.MAX_VALUE, token -> datasetFilesPage(credentials, asked, name, token)));
    }

    /** The first {@code maxBytes} of a file of a dataset, as {@link #fileHead} reads those of a competition. */
    public Uni<FileHead> datasetFileHead(KaggleCredentials credentials, String ref, String fileName, int maxBytes) {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes: " + maxBytes);
        }
        CallSubject asked = CallSubject.datasetFile(ref, fileName, isCallers(credentials));
        DatasetName name = DatasetName.of(ref);
        OfDatasetFile request = new OfDatasetFile(name.owner(), name.slug(), fileName);
        return door(
                asked,
                client.head(asked, api -> api.downloadDataset(credentials.basic(), request), fileName, maxBytes));
    }

    /** What Kaggle lists on the first page of a dataset's forum. */
    public Uni<List<Topic>> datasetTopics(KaggleCredentials credentials, String ref, TopicOrder order) {
        CallSubject asked = CallSubject.datasetForum(ref, isCallers(credentials));
        DatasetName name = DatasetName.of(ref);
        OfDatasetForum request = new OfDatasetForum(name.owner(), name.slug(), order.onTheWire(), PAGE_OF_TOPICS);
        return door(
                asked,
                client.json(CallKind.LIST, asked, api -> api.listDatasetTopics(credentials.basic(), request))
                        .map(json -> ForumReading.topics(json, "/datasets/" + ref + "/discussion")));
    }

    /**
     * The comments on a topic of a dataset, {@code limit} with the replies at most.
     *
     * @param reading what is wanted of them, read where they arrive
     */
    public <T> Uni<T> datasetMessages(
            KaggleCredentials credentials, String ref, long topic, int limit, Function<List<TopicMessage>, T> reading) {
        CallSubject asked = CallSubject.datasetTopic(ref, topic, isCallers(credentials));
        OfComments request = new OfComments(topic, Math.min(limit, LARGEST_PAGE_OF_MESSAGES));
        return door(
                asked,
                client.json(CallKind.LIST, asked, api -> api.listComments(credentials.basic(), request))
                        .map(json -> reading.apply(ForumReading.messages(json, "comments", limit))));
    }

    /** The most voted notebooks that use a dataset; none for a dataset that Kaggle does not know or show. */
    public Uni<List<NotebookSummary>> datasetNotebooks(KaggleCredentials credentials, String ref, int limit) {
        CallSubject asked = CallSubject.dataset(ref, isCallers(credentials));
        int pageSize = Math.min(limit, LARGEST_PAGE_OF_NOTEBOOKS);
        return door(
                asked,
                notebooks(credentials, asked, limit, token -> OfKernels.mostVotedOfDataset(ref, pageSize, token)));
    }

    /**
     * One that is private to the service's own account counts as not found: what is made of it goes to everybody.
     *
     * @param ref {@code owner/slug}
     * @param reading what is wanted of it, read where it arrives: of many notebooks that are fetched at once, only as many
     *     are in memory with their whole source as are read at once
     */
    public <T> Uni<T> notebook(KaggleCredentials credentials, String ref, Function<Notebook, T> reading) {
        String[] parts = ref.split("/", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            return Uni.createFrom().failure(Problem.badRequest("invalid_notebook", "A notebook is named owner/slug"));
        }
        CallSubject asked = CallSubject.notebook(ref, isCallers(credentials));
        OfKernel request = new OfKernel(parts[0], parts[1]);
        return door(
                asked,
                client.json(CallKind.PULL, asked, api -> api.getKernel(credentials.basic(), request))
                        .map(json -> reading.apply(Reading.notebook(json, asked, ref))));
    }

    private Uni<Paging.Page<DataFile>> filesPage(KaggleCredentials credentials, CallSubject asked, String token) {
        OfCompetition request = new OfCompetition(asked.competition(), LARGEST_PAGE, token);
        return client.json(CallKind.LIST, asked, api -> api.listDataFiles(credentials.basic(), request))
                .map(Reading::dataFiles);
    }

    private Uni<Paging.Page<Standing>> standingsPage(
            KaggleCredentials credentials, CallSubject asked, int pageSize, String token) {
        OfCompetition request = new OfCompetition(asked.competition(), pageSize, token);
        return client.json(CallKind.LIST, asked, api -> api.getLeaderboard(credentials.basic(), request))
                .map(Reading::standings);
    }

    private Uni<Paging.Page<DataFile>> datasetFilesPage(
            KaggleCredentials credentials, CallSubject asked, DatasetName name, String token) {
        OfDataset request = OfDataset.page(name, LARGEST_PAGE, token);
        return client.json(CallKind.LIST, asked, api -> api.listDatasetFiles(credentials.basic(), request))
                .map(json -> DatasetReading.files(json, asked));
    }

    private Uni<List<NotebookSummary>> notebooks(
            KaggleCredentials credentials, CallSubject asked, int limit, Function<String, OfKernels> page) {
        return Paging.collect(asked, limit, token -> notebooksPage(credentials, asked, page.apply(token)))
                .onFailure(failure -> failure instanceof KaggleProblem problem && problem.isNotFound())
                .recoverWithItem(List.of());
    }

    private Uni<Paging.Page<Submission>> submissionsPage(
            KaggleCredentials callers, CallSubject asked, int pageSize, String token) {
        OfSubmissions request = OfSubmissions.of(asked.competition(), pageSize, token);
        return client.json(CallKind.LIST, asked, api -> api.listSubmissions(callers.basic(), request))
                .map(Reading::submissions);
    }

    private Uni<Paging.Page<NotebookSummary>> notebooksPage(
            KaggleCredentials credentials, CallSubject asked, OfKernels request) {
        return client.json(CallKind.LIST, asked, api -> api.listKernels(credentials.basic(), request))
                .map(Reading::notebookSummaries);
    }

    private boolean isCallers(KaggleCredentials credentials) {
        return !ofService.equals(credentials);
    }

    /**
     * An end to all waiting, and back to where the caller came from: Hibernate Reactive insists on its context. On that
     * way a failure is only forgotten if the caller has left, where {@code emitOn} would have it logged as an error.
     */
    private <T> Uni<T> door(CallSubject asked, Uni<T> answer) {
        Executor callers = callersContext();
        Uni<T> inTime = answer.ifNoItem().after(config.totalTimeout()).failWith(() -> KaggleProblem.timeout(asked));
        return Uni.createFrom().emitter(waiting -> {
            AtomicReference<UniEmitter<? super T>> caller = new AtomicReference<>(waiting);
            Cancellable asking = inTime.subscribe()
                    .with(
                            item -> callers.execute(() -> leave(caller).ifPresent(whoever -> whoever.complete(item))),
                            failure ->
                                    callers.execute(() -> leave(caller).ifPresent(whoever -> whoever.fail(failure))));
            waiting.onTermination(() -> {
                caller.set(null);
                asking.cancel();
            });
        });
    }

    /**
     * An idle thread still knows the last call that it worked for. A call that is over forgets its caller, so that nobody
     * holds on to all that the caller has fetched.
     */
    private static <T> Optional<UniEmitter<? super T>> leave(AtomicReference<UniEmitter<? super T>> caller) {
        return Optional.ofNullable(caller.getAndSet(null));
    }

    private static Executor callersContext() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : command -> context.runOnContext(nothing -> command.run());
    }

    private static void warnOfClearText(URI url) {
        boolean loopback =
                StorageUrl.parse(url.toString()).filter(StorageUrl::isLoopback).isPresent();
        if (!"https".equals(url.getScheme()) && !loopback) {
            LOG.warnf("KAGGLE_API_URL is %s: the Kaggle key crosses the network unencrypted.", url);
        }
    }

    /** Ends the start with the sentence alone if the account is wrong: a stack trace would only hide it. */
    private static KaggleCredentials account(KaggleConfig config) {
        try {
            return KaggleAccount.of(config.username(), config.key(), config.configDir())
                    .orElseThrow(() -> new IllegalStateException(NO_ACCOUNT));
        } catch (IllegalStateException refused) {
            throw new ConfigurationException(refused.getMessage());
        }
    }

    private void sayWhatIsIgnored() {
        Path home = Path.of(System.getProperty("user.home"));
        List<String> ignored = KaggleAccount.ignoredTokens(System.getenv(), home, config.configDir());
        if (!ignored.isEmpty()) {
            LOG.warnf(
                    "Ignored: %s. Kaggle is called with a user name and a key only: the scopes of a token may answer"
                            + " 401 where the key is good.",
                    String.join(", ", ignored));
        }
    }
}
