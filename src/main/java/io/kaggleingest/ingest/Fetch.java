package io.kaggleingest.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.kaggleingest.document.ContextDocument.LeftOut;
import io.kaggleingest.document.discussion.ParsedDiscussion;
import io.kaggleingest.document.discussion.TopicRanking;
import io.kaggleingest.document.material.Material;
import io.kaggleingest.document.notebook.ParsedNotebook;
import io.kaggleingest.document.table.TableHead;
import io.kaggleingest.document.table.TableOrder;
import io.kaggleingest.document.text.TextLimit;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.FileHead;
import io.kaggleingest.kaggle.KaggleProblem;
import io.kaggleingest.kaggle.Kind;
import io.kaggleingest.kaggle.Notebook;
import io.kaggleingest.kaggle.NotebookSummary;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.Topic;
import io.kaggleingest.kaggle.TopicOrder;
import io.kaggleingest.kaggle.wire.KaggleCalls;

/**
 * One fetch of everything that a context is made from. The resource itself is asked first, so that a mistyped name costs
 * Kaggle one call; the rest runs side by side, and what further calls depend on goes first. A part that Kaggle does not
 * hand out is left out and named. The fetch fails if nothing more can be had, or if a whole part is lost to an outage: a
 * context without its pages is kept for days, and the outage may be over in a minute. A single file or notebook on which
 * Kaggle breaks down is no reason to have nothing.
 */
abstract class Fetch {

    private static final Logger LOG = Logger.getLogger(Fetch.class);
    /** As many calls as one account may have under way by default: with fewer it takes longer, more would only wait. */
    private static final int DOWNLOADS_AT_ONCE = 4;

    private static final int READS_AT_ONCE = 6;

    final KaggleCalls kaggle;
    final Ref ref;
    final Progress progress;
    final IngestConfig.Contents contents;
    private final List<LeftOut> missing = Collections.synchronizedList(new ArrayList<>());

    /** @param progress told to whoever waits */
    record Task(Ref ref, IngestConfig.Contents contents, Progress progress) {}

    Fetch(KaggleCalls kaggle, Task task) {
        this.kaggle = kaggle;
        this.contents = task.contents();
        this.ref = task.ref();
        this.progress = task.progress();
    }

    static Fetch of(KaggleCalls kaggle, Task task) {
        return switch (task.ref().kind()) {
            case COMPETITION -> new CompetitionFetch(kaggle, task);
            case DATASET -> new DatasetFetch(kaggle, task);
            case NOTEBOOK -> new NotebookFetch(kaggle, task);
        };
    }

    abstract Uni<Material> run();

    List<LeftOut> missing() {
        return List.copyOf(missing);
    }

    record Files(List<DataFile> listed, List<FileHead> heads) {}

    /** What can be read as a table, as much of it as tells most. */
    Uni<Files> files() {
        return part("files", kaggle.files(ref)).chain(this::withHeads);
    }

    private Uni<Files> withHeads(List<DataFile> files) {
        List<DataFile> tabular =
                files.stream().filter(file -> TableHead.isTabular(file.name())).toList();
        List<DataFile> telling = TableOrder.sorted(tabular, DataFile::name).stream()
                .limit(contents.tables())
                .toList();
        return each(
                        telling,
                        DOWNLOADS_AT_ONCE,
                        file -> kaggle.fileHead(
                                ref, file.name(), (int) contents.tableHead().asLongValue()),
                        file -> "file " + file.name())
                .map(heads -> new Files(files, heads));
    }

    /**
     * The best topics of a forum with their messages: what was voted for most and what is pinned or talked about now, of
     * which Kaggle's two orders each know one. A forum that breaks down is left out: what people say about a task is not
     * worth failing over the task itself.
     */
    Uni<List<ParsedDiscussion>> discussions() {
        Uni<List<Topic>> listed = Uni.combine()
                .all()
                .unis(kaggle.topics(ref, TopicOrder.TOP), kaggle.topics(ref, TopicOrder.HOT))
                .with(Fetch::ranked);
        return counted(optional("discussions", listed, problem -> !problem.meetsEveryCall()))
                .chain(topics -> each(
                        topics.stream()
                                .flatMap(List::stream)
                                .limit(contents.discussions())
                                .toList(),
                        READS_AT_ONCE,
                        topic -> kaggle.messages(
                                ref, topic.id(), contents.messages(), all -> ParsedDiscussion.of(topic, all)),
                        topic -> "discussion " + topic.id()));
    }

    private static List<Topic> ranked(List<Topic> some, List<Topic> others) {
        Map<Long, Topic> topics = new LinkedHashMap<>();
        Stream.concat(some.stream(), others.stream()).forEach(topic -> topics.putIfAbsent(topic.id(), topic));
        return TopicRanking.best(List.copyOf(topics.values()));
    }

    Uni<List<ParsedNotebook>> notebooks(List<NotebookSummary> listed) {
        List<Ref> best = new ArrayList<>();
        for (NotebookSummary notebook : listed) {
            Ref.listed(Kind.NOTEBOOK, notebook.ref())
                    .ifPresentOrElse(
                            best::add,
                            () -> missing.add(
                                    new LeftOut("notebook " + notebook.ref(), "Kaggle lists it without a name", 0)));
        }
        return each(
                best.stream().limit(contents.notebooks()).toList(),
                READS_AT_ONCE,
                notebook -> kaggle.notebook(notebook, this::read),
                notebook -> "notebook " + notebook.name());
    }

    /** As much of it as is kept. */
    ParsedNotebook read(Notebook notebook) {
        return ParsedNotebook.of(notebook).within(new TextLimit(contents.longestText()));
    }

    <T> Uni<List<T>> part(String name, Uni<List<T>> call) {
        return counted(optional(name, call)).map(list -> list.orElse(List.of()));
    }

    /** Empty, and named among what is missing, if Kaggle does not hand it out. */
    <T> Uni<Optional<T>> optional(String name, Uni<T> call) {
        return optional(name, call, problem -> !problem.meetsEveryCall() && !problem.isOutage());
    }

    private <T> Uni<Optional<T>> optional(String name, Uni<T> call, Predicate<KaggleProblem> isBearable) {
        Predicate<Throwable> leaveOut = failure -> failure instanceof KaggleProblem problem && isBearable.test(problem);
        return call.map(Optional::of).onFailure(leaveOut).recoverWithItem(failure -> {
            LOG.infof("Left out of %s: %s, because %s", ref, name, failure.getMessage());
            missing.add(new LeftOut(name, failure.getMessage(), 0));
            return Optional.empty();
        });
    }

    <T> Uni<T> counted(Uni<T> call) {
        return call.onItem().invoke(progress::step);
    }

    /** Asks for each item, a few at once, and keeps the order. */
    private <I, T> Uni<List<T>> each(List<I> items, int atOnce, Function<I, Uni<T>> call, Function<I, String> name) {
        if (items.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        progress.expect(items.size());
        List<Uni<Optional<T>>> calls = items.stream()
                .map(item ->
                        counted(optional(name.apply(item), call.apply(item), problem -> !problem.meetsEveryCall())))
                .toList();
        return Uni.join().all(calls).usingConcurrencyOf(atOnce).andFailFast().map(answers -> answers.stream()
                .flatMap(Optional::stream)
                .toList());
    }
}
