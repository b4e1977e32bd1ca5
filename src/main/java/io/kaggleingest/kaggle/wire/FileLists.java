package io.kaggleingest.kaggle.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.CallSubject;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.DataFiles;
import io.kaggleingest.kaggle.DataFiles.Counts;
import io.kaggleingest.kaggle.DataFiles.Folder;
import io.kaggleingest.kaggle.KaggleProblem;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.wire.FileListingReading.Branch;

/**
 * Lists files with few calls. One page has all of most resources. Where there are more, Kaggle lists flat and by name, so
 * that pictures come before the tables: then the folders at the top and the summary of all files tell what the further
 * pages would, and only where Kaggle has neither are those walked through.
 */
final class FileLists {

    private static final int LARGEST_PAGE = 200;
    /** At most so many follow a first page that is small, as Kaggle's are at times. */
    private static final int FEW_PAGES = 9;

    private static final int MANY_PAGES = 19;
    /** So many folders at the top are looked into where the top and the summary do not tell enough. */
    private static final int FOLDERS = 4;

    private final KaggleClient client;
    private final KaggleRequests requests;
    private final CallSubject subject;
    private final Ref ref;

    FileLists(KaggleClient client, KaggleRequests requests, CallSubject subject, Ref ref) {
        this.client = client;
        this.requests = requests;
        this.subject = subject;
        this.ref = ref;
    }

    Uni<DataFiles> files() {
        return page(null).chain(this::more);
    }

    private Uni<Paging.Page<DataFile>> page(@Nullable String token) {
        Function<JsonNode, Paging.Page<DataFile>> reading =
                ref.isCompetition() ? Reading::dataFiles : json -> DatasetReading.files(json, subject);
        return client.json(CallKind.LIST, subject, requests.files(ref, LARGEST_PAGE, token))
                .map(reading);
    }

    /** Few files may carry a token too, which a further page then shows to be the last. */
    private Uni<DataFiles> more(Paging.Page<DataFile> first) {
        if (first.next().isEmpty()) {
            return Uni.createFrom().item(DataFiles.of(first.items()));
        }
        if (first.items().size() < LARGEST_PAGE) {
            return furtherPages(first, FEW_PAGES);
        }
        return Uni.combine()
                .all()
                .unis(branch(""), counts())
                .asTuple()
                .chain(answers ->
                        answers.getItem1().isEmpty() && answers.getItem2().isEmpty()
                                ? furtherPages(first, MANY_PAGES)
                                : withFolders(first, answers.getItem1().orElse(null), answers.getItem2()));
    }

    /** All further pages, as far as they are walked through. */
    private Uni<DataFiles> furtherPages(Paging.Page<DataFile> first, int pages) {
        return Paging.onward(subject, first.next(), pages, this::page).map(page -> {
            List<DataFile> all = new ArrayList<>(first.items());
            all.addAll(page.items());
            return new DataFiles(all, List.of(), null, page.next().isEmpty());
        });
    }

    private Uni<DataFiles> withFolders(Paging.Page<DataFile> first, @Nullable Branch top, Optional<Counts> counts) {
        List<Folder> folders = top == null ? List.of() : top.folders();
        boolean enough = counts.isPresent() && top != null && (!top.files().isEmpty() || folders.isEmpty());
        List<Folder> topFolders = enough ? List.of() : folders.subList(0, Math.min(FOLDERS, folders.size()));
        if (topFolders.isEmpty()) {
            return Uni.createFrom().item(merge(first, top, List.of(), counts));
        }
        List<Uni<Optional<Branch>>> inner =
                topFolders.stream().map(folder -> branch(folder.path())).toList();
        return Uni.join().all(inner).andFailFast().chain(branches -> {
            List<Branch> answers = branches.stream()
                    .flatMap(Optional::stream)
                    .filter(branch -> !isSame(branch, folders))
                    .toList();
            boolean counted = counts.isPresent()
                    || topFolders.size() == folders.size()
                            && answers.size() == topFolders.size()
                            && answers.stream().allMatch(FileLists::isCounted);
            return counted
                    ? Uni.createFrom().item(merge(first, top, answers, counts))
                    : furtherPages(first, MANY_PAGES).map(files -> merge(files, top));
        });
    }

    /** Whether its folders hold no further ones: then their numbers of files are all there is. */
    private static boolean isCounted(Branch branch) {
        return branch.whole() && branch.folders().stream().allMatch(folder -> folder.folders() == 0);
    }

    /** Where Kaggle does not know the path, it shows the top again. */
    private static boolean isSame(Branch branch, List<Folder> top) {
        List<String> names =
                branch.folders().stream().map(folder -> last(folder.path())).toList();
        return !names.isEmpty()
                && names.equals(top.stream().map(folder -> last(folder.path())).toList());
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static DataFiles merge(
            Paging.Page<DataFile> first, @Nullable Branch top, List<Branch> inner, Optional<Counts> counts) {
        Map<String, DataFile> filesByName = new LinkedHashMap<>();
        List<Folder> folders = new ArrayList<>();
        if (top != null) {
            top.files().forEach(file -> filesByName.put(file.name(), file));
            folders.addAll(top.folders());
        }
        for (Branch branch : inner) {
            branch.files().forEach(file -> filesByName.put(file.name(), file));
            folders.addAll(branch.folders());
        }
        first.items().forEach(file -> filesByName.put(file.name(), file));
        return new DataFiles(List.copyOf(filesByName.values()), folders, counts.orElse(null), false);
    }

    private static DataFiles merge(DataFiles pages, @Nullable Branch top) {
        Map<String, DataFile> filesByName = new LinkedHashMap<>();
        if (top != null) {
            top.files().forEach(file -> filesByName.put(file.name(), file));
        }
        pages.listed().forEach(file -> filesByName.put(file.name(), file));
        return new DataFiles(List.copyOf(filesByName.values()), List.of(), null, pages.whole());
    }

    private Uni<Optional<Branch>> branch(String path) {
        return optional(
                client.json(CallKind.LIST, subject, requests.folder(ref, path.isEmpty() ? null : path, LARGEST_PAGE))
                        .map(json -> FileListingReading.branch(json, path)));
    }

    private Uni<Optional<Counts>> counts() {
        return optional(client.json(CallKind.LIST, subject, requests.filesSummary(ref)))
                .map(json -> json.map(FileListingReading::counts));
    }

    /** The list can do without this answer, and is then less complete. */
    private static <T> Uni<Optional<T>> optional(Uni<T> call) {
        return call.map(Optional::of)
                .onFailure(failure -> failure instanceof KaggleProblem problem && !problem.isAccountWide())
                .recoverWithItem(Optional.empty());
    }
}
