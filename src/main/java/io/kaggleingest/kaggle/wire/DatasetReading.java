package io.kaggleingest.kaggle.wire;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.CallSubject;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.Dataset;
import io.kaggleingest.kaggle.DatasetMetadata;
import io.kaggleingest.kaggle.DatasetMetadata.DescribedColumn;
import io.kaggleingest.kaggle.DatasetMetadata.DescribedFile;
import io.kaggleingest.kaggle.KaggleProblem;
import io.kaggleingest.kaggle.wire.Paging.Page;

import static io.kaggleingest.kaggle.wire.Reading.first;
import static io.kaggleingest.kaggle.wire.Reading.instant;
import static io.kaggleingest.kaggle.wire.Reading.items;
import static io.kaggleingest.kaggle.wire.Reading.or;
import static io.kaggleingest.kaggle.wire.Reading.text;

/** As {@link Reading}, for datasets. */
final class DatasetReading {

    private DatasetReading() {}

    static Dataset dataset(JsonNode json, CallSubject subject, String ref) {
        if (json.path("isPrivate").asBoolean() && !subject.callerCredentials()) {
            throw KaggleProblem.notFound(subject);
        }
        return new Dataset(
                or(text(json, "ref"), ref),
                text(json, "title"),
                text(json, "subtitle"),
                text(json, "description"),
                first(text(json, "ownerName"), text(json, "creatorName")),
                text(json, "licenseName"),
                items(json, "tags", Reading::tag),
                instant(json, "lastUpdated"),
                json.path("currentVersionNumber").asInt(),
                json.path("totalBytes").asLong(),
                json.hasNonNull("usabilityRating")
                        ? json.path("usabilityRating").asDouble()
                        : null,
                json.path("voteCount").asInt(),
                json.path("downloadCount").asInt(),
                json.path("viewCount").asInt(),
                json.path("kernelCount").asInt());
    }

    static DatasetMetadata metadata(JsonNode json, CallSubject subject) {
        refuseError(json, subject);
        JsonNode info = json.path("info");
        if (info.path("isPrivate").asBoolean() && !subject.callerCredentials()) {
            throw KaggleProblem.notFound(subject);
        }
        return new DatasetMetadata(
                text(info, "expectedUpdateFrequency"),
                text(info, "userSpecifiedSources"),
                items(info, "data", DatasetReading::describedFile));
    }

    static Page<DataFile> files(JsonNode json, CallSubject subject) {
        refuseError(json, subject);
        return Reading.page(json, "datasetFiles", Reading::dataFile);
    }

    /** A failure may come with status 200 here (docs/kaggle-wire.md#datasets). */
    private static void refuseError(JsonNode json, CallSubject subject) {
        if (text(json, "errorMessage") != null) {
            throw KaggleProblem.refused(subject);
        }
    }

    private static @Nullable DescribedFile describedFile(JsonNode json) {
        String name = text(json, "name");
        List<DescribedColumn> columns = items(json, "columns", DatasetReading::describedColumn);
        return name == null ? null : new DescribedFile(name, text(json, "description"), columns);
    }

    private static @Nullable DescribedColumn describedColumn(JsonNode json) {
        String name = text(json, "name");
        return name == null ? null : new DescribedColumn(name, text(json, "type"), text(json, "description"));
    }
}
