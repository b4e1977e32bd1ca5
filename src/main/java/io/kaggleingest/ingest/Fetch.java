package io.kaggleingest.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.discussion.ParsedDiscussion;
import io.kaggleingest.document.discussion.TopicRanking;
import io.kaggleingest.document.file.TableChoice;
import io.kaggleingest.document.head.TableHead;
import io.kaggleingest.document.material.Material;
import io.kaggleingest.document.notebook.ParsedNotebook;
import io.kaggleingest.document.text.TextLimit;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.DataFiles;
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
    /** Listed beyond those that are kept, for the places of those that cannot be had. */
    private static final int SPARE_NOTEBOOKS = 10;

    final KaggleCalls kaggle;
    private Ref ref;
    final Progress progress;
    final IngestConfig.Contents contents;
    private final MissingParts missingParts = new MissingParts();

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

    Ref ref() {
        return ref;
    }

    /** From now on it is asked for by the name that Kaggle answers with: what has moved may answer to no other. */
    void rename(Ref now) {
        ref = now;
    }

    List<Omission> omissions() {
        return missingParts.all();
    }

    record Files(DataFiles listing, List<FileHead> heads) {}

    /** What can be read as a table, as much of it as tells most. */
    Uni<Files> files() {
        return countStep(optional("files", kaggle.files(ref)))
                .chain(files -> withHeads(files.orElse(DataFiles.of(null))));
    }

    private Uni<Files> withHeads(DataFiles files) {
        List<DataFile> readable = new ArrayList<>();
        for (DataFile file : TableChoice.of(files.listed(), contents.tables())) {
            if (TableHead.needsAll(file.name()) && file.bytes() > FileHeads.MOST) {
                String reason = "only small ones of its kind are read, up to " + FileHeads.MOST / 1000 + " kB";
                missingParts.add("file " + file.name(), reason);
            } else {
                readable.add(file);
            }
        }
        FileHeads heads = new FileHeads(kaggle, ref, (int) contents.tableHead().asLongValue());
        return each(readable, DOWNLOADS_AT_ONCE, heads::of, file -> "file " + file.name())
                .map(results -> new Files(
                        files, results.stream().flatMap(Optional::stream).toList()));
    }

    /**
     * The best topics of a forum with their messages: what was voted for most and what is pinned or talked about now, of
     * which Kaggle's two orders each know one. A forum that breaks down is left out: what people say about a task is not
     * worth failing over the task itself.
     */
    Uni<List<ParsedDiscussion>> discussions() {
        Uni<List<Topic>> ranking = Uni.combine()
                .all()
                .unis(kaggle.topics(ref, TopicOrder.TOP), kaggle.topics(ref, TopicOrder.HOT))
                .with(Fetch::rank);
        return countStep(optional("discussions", ranking, problem -> !problem.isAccountWide()))
                .chain(topics -> each(
                        topics.stream()
                                .flatMap(List::stream)
                                .limit(contents.discussions())
                                .toList(),
                        READS_AT_ONCE,
                        topic -> kaggle.messages(
                                ref, topic.id(), contents.messages(), all -> ParsedDiscussion.of(topic, all)),
                        topic -> "discussion " + topic.id()))
                .map(discussions ->
                        discussions.stream().flatMap(Optional::stream).toList());
    }

    private static List<Topic> rank(List<Topic> some, List<Topic> others) {
        Map<Long, Topic> topics = new LinkedHashMap<>();
        Stream.concat(some.stream(), others.stream()).forEach(topic -> topics.putIfAbsent(topic.id(), topic));
        return TopicRanking.best(List.copyOf(topics.values()));
    }

    /** The best that can be had: one that cannot gives its place to the next. */
    Uni<List<ParsedNotebook>> notebooks() {
        return part("notebooks", kaggle.notebooks(ref, SPARE_NOTEBOOKS + contents.notebooks()))
                .chain(summaries -> notebooks(refs(summaries), contents.notebooks(), List.of()));
    }

    private List<Ref> refs(List<NotebookSummary> summaries) {
        List<Ref> refs = new ArrayList<>();
        for (NotebookSummary notebook : summaries) {
            Ref.ofListing(Kind.NOTEBOOK, notebook.ref())
                    .ifPresentOrElse(
                            refs::add,
                            () -> missingParts.add("notebook " + notebook.ref(), "Kaggle lists it without a name"));
        }
        return refs;
    }

    private Uni<List<ParsedNotebook>> notebooks(List<Ref> candidates, int count, List<ParsedNotebook> previous) {
        List<Ref> next = candidates.subList(0, Math.min(count, candidates.size()));
        if (next.isEmpty() || missingParts.isLimited("notebook ")) {
            return Uni.createFrom().item(previous);
        }
        List<Ref> further = candidates.subList(next.size(), candidates.size());
        return each(
                        next,
                        READS_AT_ONCE,
                        notebook -> kaggle.notebook(notebook, this::read),
                        notebook -> "notebook " + notebook.name())
                .chain(notebooks -> {
                    List<ParsedNotebook> all = new ArrayList<>(previous);
                    notebooks.stream().flatMap(Optional::stream).forEach(all::add);
                    long readable = notebooks.stream()
                            .flatMap(Optional::stream)
                            .filter(notebook -> notebook.text() != null)
                            .count();
                    return notebooks(further, (int) (count - readable), List.copyOf(all));
                });
    }

    /** As much of it as is kept. */
    ParsedNotebook read(Notebook notebook) {
        return ParsedNotebook.of(notebook).within(new TextLimit(contents.longestText()));
    }

    <T> Uni<List<T>> part(String name, Uni<List<T>> call) {
        return countStep(optional(name, call)).map(list -> list.orElse(List.of()));
    }

    /** Empty, and named among what is missing, if Kaggle does not hand it out. */
    <T> Uni<Optional<T>> optional(String name, Uni<T> call) {
        return optional(name, call, problem -> !problem.isAccountWide() && !problem.isOutage());
    }

    private <T> Uni<Optional<T>> optional(String name, Uni<T> call, Predicate<KaggleProblem> isBearable) {
        Predicate<Throwable> leaveOut = failure -> failure instanceof KaggleProblem problem && isBearable.test(problem);
        return call.map(Optional::of).onFailure(leaveOut).recoverWithItem(failure -> {
            KaggleProblem problem = (KaggleProblem) failure;
            LOG.infof("Left out of %s: %s, because %s", ref, name, problem.getMessage());
            missingParts.add(name, problem);
            return Optional.empty();
        });
    }

    /** When what a limit has cost may be had, if one has. */
    Optional<Duration> pause() {
        return missingParts.pause();
    }

    <T> Uni<T> countStep(Uni<T> call) {
        return call.onItem().invoke(progress::step);
    }

    /**
     * Asks for each item, a few at once, and keeps the order; empty what cannot be had. Items are what a kind of calls of
     * their own is for: that Kaggle limits those costs the items, and nothing else.
     */
    private <I, T> Uni<List<Optional<T>>> each(
            List<I> items, int atOnce, Function<I, Uni<T>> call, Function<I, String> name) {
        if (items.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        progress.expect(items.size());
        List<Uni<Optional<T>>> calls = items.stream()
                .map(item -> countStep(optional(
                        name.apply(item), call.apply(item), problem -> !problem.isAccountWide() || problem.isPause())))
                .toList();
        return Uni.join().all(calls).usingConcurrencyOf(atOnce).andFailFast();
    }
}
