package io.kaggleingest.sandbox;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Kaggle's {@code datasets.DatasetApiService}. */
final class DatasetOperations {

    private static final int LARGEST_PAGE = 200;
    private static final List<String> SORTS = List.of(
            "HOTTEST",
            "VOTES",
            "UPDATED",
            "ACTIVE",
            "PUBLISHED",
            "RELEVANCE",
            "LAST_VIEWED",
            "USABILITY",
            "DOWNLOAD_COUNT",
            "NOTEBOOK_COUNT");

    private final Catalog catalog;
    private final Links links;
    private final Paging paging;

    DatasetOperations(Catalog catalog, Links links, Paging paging) {
        this.catalog = catalog;
        this.links = links;
        this.paging = paging;
    }

    Map<String, Operation> all() {
        return Map.of(
                "ListDatasets", this::list,
                "GetDataset", this::get,
                "GetDatasetMetadata", this::metadata,
                "ListDatasetFiles", this::files,
                "ListTreeDatasetFiles", this::tree,
                "GetDatasetFilesSummary", this::summary,
                "DownloadDataset", this::download);
    }

    private Answer list(Request request) {
        String user = request.text("user");
        List<Dataset> matches = catalog.datasets().values().stream()
                .filter(dataset -> user.isEmpty() || user.equals(dataset.text("ownerRef")))
                .filter(dataset -> dataset.matches(request.text("search")))
                .sorted(order(request.constant("sortBy", "DATASET_SORT_BY_", SORTS)))
                .toList();
        Paging.Page<Dataset> page = paging.page(request, matches, LARGEST_PAGE);
        ObjectNode answer = Json.object().put("nextPageToken", page.nextToken());
        page.items().forEach(dataset -> answer.withArray("datasets").add(dataset.toListJson()));
        return new Answer.Json(answer);
    }

    private static Comparator<Dataset> order(String sort) {
        return switch (sort) {
            case "UPDATED", "ACTIVE", "PUBLISHED", "LAST_VIEWED" ->
                Comparator.comparing((Dataset dataset) -> dataset.text("lastUpdated"))
                        .reversed();
            case "USABILITY" -> descending("usabilityRating");
            case "DOWNLOAD_COUNT" -> descending("downloadCount");
            case "NOTEBOOK_COUNT" -> descending("kernelCount");
            default -> descending("voteCount");
        };
    }

    private static Comparator<Dataset> descending(String field) {
        return Comparator.comparingDouble(
                        (Dataset dataset) -> dataset.facts().path(field).asDouble())
                .reversed();
    }

    private Answer get(Request request) {
        return new Answer.Json(dataset(request).facts());
    }

    private Answer metadata(Request request) {
        ObjectNode answer = Json.object();
        answer.set("info", dataset(request).info());
        return new Answer.Json(answer);
    }

    private Answer files(Request request) {
        Dataset dataset = dataset(request);
        Paging.Page<StoredFile> page = paging.page(request, dataset.files(), LARGEST_PAGE);
        ObjectNode answer = Json.object().put("nextPageToken", page.nextToken());
        page.items().forEach(file -> answer.withArray("datasetFiles").add(dataset.toListJson(file)));
        return new Answer.Json(answer);
    }

    private Answer tree(Request request) {
        DataTree tree = new DataTree(dataset(request).files(), request.text("path"));
        Paging.Page<ObjectNode> page = paging.page(request, tree.children(), LARGEST_PAGE);
        return new Answer.Json(tree.answer(page.items()).put("nextPageToken", page.nextToken()));
    }

    private Answer summary(Request request) {
        return new Answer.Json(FilesSummary.of(dataset(request).files()));
    }

    private Answer download(Request request) {
        Dataset dataset = dataset(request);
        StoredFile file = Catalog.file(dataset.files(), request.require("fileName"));
        return new Answer.Redirect(links.sign(Catalog.path("datasets/" + dataset.ref(), file)));
    }

    private Dataset dataset(Request request) {
        return catalog.dataset(request.require("ownerSlug") + "/" + request.require("datasetSlug"));
    }
}
