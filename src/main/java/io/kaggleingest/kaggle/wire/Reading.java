package io.kaggleingest.kaggle.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.CallSubject;
import io.kaggleingest.kaggle.CombiningMarks;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.CompetitionList;
import io.kaggleingest.kaggle.CompetitionPage;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.KaggleProblem;
import io.kaggleingest.kaggle.Notebook;
import io.kaggleingest.kaggle.NotebookSetup;
import io.kaggleingest.kaggle.NotebookSummary;
import io.kaggleingest.kaggle.Standing;
import io.kaggleingest.kaggle.Submission;
import io.kaggleingest.kaggle.wire.Paging.Page;

/**
 * From Kaggle's JSON to our records. Kaggle leaves out what has its default value and adds fields all the time: whatever
 * is missing, null or of another type reads as "not said", and never fails the rest (docs/kaggle-wire.md#answers).
 */
final class Reading {

    private static final String COMPETITIONS = "https://www.kaggle.com/competitions/";

    private static final int USUAL_PAGE = 20;

    private Reading() {}

    static Competition competition(JsonNode json, String name) {
        String slug = or(lastSegment(text(json, "ref")), name);
        String url = text(json, "url");
        return new Competition(
                slug,
                text(json, "title"),
                text(json, "description"),
                url == null ? COMPETITIONS + slug : url,
                text(json, "organizationName"),
                text(json, "category"),
                text(json, "reward"),
                items(json, "tags", Reading::tag),
                instant(json, "enabledDate"),
                instant(json, "deadline"),
                instant(json, "mergerDeadline"),
                instant(json, "newEntrantDeadline"),
                json.path("teamCount").asInt(),
                json.hasNonNull("maxTeamSize") ? json.path("maxTeamSize").asInt() : null,
                json.path("maxDailySubmissions").asInt(),
                text(json, "evaluationMetric"),
                json.path("isKernelsSubmissionsOnly").asBoolean(),
                json.path("submissionsDisabled").asBoolean(),
                json.path("awardsPoints").asBoolean());
    }

    static List<CompetitionPage> competitionPages(JsonNode json) {
        return items(json, "pages", Reading::competitionPage);
    }

    static Page<DataFile> dataFiles(JsonNode json) {
        return page(json, "files", Reading::dataFile);
    }

    static Page<Standing> standings(JsonNode json) {
        return page(json, "submissions", Reading::standing);
    }

    static Page<Submission> submissions(JsonNode json) {
        return page(json, "submissions", Reading::submission);
    }

    static CompetitionList competitions(JsonNode json) {
        Page<Competition> page = page(json, "competitions", entry -> {
            String slug = lastSegment(text(entry, "ref"));
            return slug == null ? null : competition(entry, slug);
        });
        boolean full = page.items().size() >= USUAL_PAGE;
        return new CompetitionList(page.items(), full || !page.next().isEmpty());
    }

    static Page<NotebookSummary> notebookSummaries(JsonNode json) {
        return page(json, "kernels", kernel -> {
            String ref = text(kernel, "ref");
            return ref == null ? null : notebookSummary(kernel, ref);
        });
    }

    static Notebook notebook(JsonNode json, CallSubject subject, String ref) {
        JsonNode metadata = json.path("metadata");
        JsonNode blob = json.path("blob");
        if (metadata.path("isPrivate").asBoolean() && !subject.callerCredentials()) {
            throw KaggleProblem.notFound(subject);
        }
        return new Notebook(
                notebookSummary(metadata, or(text(metadata, "ref"), ref)),
                lowerCase(first(text(blob, "language"), text(metadata, "language"))),
                lowerCase(first(text(blob, "kernelType"), text(metadata, "kernelType"))),
                or(text(blob, "source"), ""),
                notebookSetup(metadata));
    }

    private static NotebookSetup notebookSetup(JsonNode metadata) {
        return new NotebookSetup(
                metadata.path("currentVersionNumber").asInt(),
                texts(metadata, "categoryIds"),
                texts(metadata, "competitionDataSources"),
                texts(metadata, "datasetDataSources"),
                texts(metadata, "kernelDataSources"),
                texts(metadata, "modelDataSources"),
                metadata.path("enableGpu").asBoolean(),
                metadata.path("enableTpu").asBoolean(),
                metadata.path("enableInternet").asBoolean());
    }

    static @Nullable String tag(JsonNode json) {
        return first(text(json, "name"), text(json, "ref"));
    }

    /** A host sees pages that nobody else does; they are not for a context. */
    private static @Nullable CompetitionPage competitionPage(JsonNode json) {
        if (!json.path("isPublished").asBoolean(true)) {
            return null;
        }
        String mimeType = text(json, "mimeType");
        return new CompetitionPage(
                or(text(json, "name"), ""),
                text(json, "postTitle"),
                or(text(json, "content"), ""),
                mimeType == null ? null : lowerCase(mimeType.split(";", 2)[0].strip()));
    }

    /** {@code ref} is not reliable here, the name is. */
    static @Nullable DataFile dataFile(JsonNode json) {
        String name = first(text(json, "name"), text(json, "ref"));
        return name == null
                ? null
                : new DataFile(
                        name,
                        json.path("totalBytes").asLong(),
                        text(json, "description"),
                        items(json, "columns", Reading::dataColumn));
    }

    private static DataFile.@Nullable DataColumn dataColumn(JsonNode json) {
        String name = text(json, "name");
        return name == null
                ? null
                : new DataFile.DataColumn(name, first(text(json, "type"), text(json, "originalType")));
    }

    private static Standing standing(JsonNode json) {
        return new Standing(text(json, "teamName"), text(json, "score"), instant(json, "submissionDate"));
    }

    /** What is waiting is status 0, which Kaggle leaves out. */
    private static Submission submission(JsonNode json) {
        return new Submission(
                json.hasNonNull("ref") ? json.path("ref").asLong() : null,
                instant(json, "date"),
                text(json, "fileName"),
                json.hasNonNull("totalBytes") ? json.path("totalBytes").asLong() : null,
                text(json, "description"),
                or(lowerCase(text(json, "status")), "pending"),
                text(json, "errorDescription"),
                text(json, "publicScore"),
                text(json, "privateScore"),
                text(json, "teamName"),
                text(json, "submittedBy"),
                text(json, "url"));
    }

    private static NotebookSummary notebookSummary(JsonNode json, String ref) {
        return new NotebookSummary(
                ref,
                text(json, "title"),
                text(json, "author"),
                json.path("totalVotes").asInt(),
                instant(json, "lastRunTime"));
    }

    static <T> Page<T> page(JsonNode json, String list, Function<JsonNode, T> item) {
        return new Page<>(items(json, list, item), or(text(json, "nextPageToken"), ""));
    }

    static <T> List<T> items(JsonNode json, String list, Function<JsonNode, T> item) {
        return StreamSupport.stream(json.path(list).spliterator(), false)
                .filter(JsonNode::isObject)
                .map(item)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> texts(JsonNode json, String list) {
        return StreamSupport.stream(json.path(list).spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** An empty text counts as none, because Kaggle does not tell one from the other. */
    static @Nullable String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isValueNode() && !value.isNull() && !value.asText().isEmpty()
                ? CombiningMarks.cut(value.asText())
                : null;
    }

    static @Nullable Instant instant(JsonNode json, String field) {
        String text = text(json, field);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String lastSegment(@Nullable String ref) {
        String path = ref == null ? "" : ref.replaceAll("[?#].*+|(?<!/)/++$", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isEmpty() ? null : last;
    }

    static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }

    static String or(@Nullable String one, String other) {
        return one != null ? one : other;
    }

    private static @Nullable String lowerCase(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
