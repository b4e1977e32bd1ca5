package io.kaggleingest.sandbox;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Kaggle's {@code kernels.KernelsApiService}. */
final class KernelOperations {

    private static final int LARGEST_PAGE = 100;
    private static final List<String> SORTS = List.of(
            "HOTNESS",
            "COMMENT_COUNT",
            "DATE_CREATED",
            "DATE_RUN",
            "RELEVANCE",
            "SCORE_ASCENDING",
            "SCORE_DESCENDING",
            "VIEW_COUNT",
            "VOTE_COUNT");

    private final Catalog catalog;
    private final Paging paging;

    KernelOperations(Catalog catalog, Paging paging) {
        this.catalog = catalog;
        this.paging = paging;
    }

    Map<String, Operation> all() {
        return Map.of("ListKernels", this::list, "GetKernel", this::get);
    }

    private Answer list(Request request) {
        List<Kernel> matches = catalog.kernels().values().stream()
                .filter(kernel -> uses(kernel, "competitionDataSources", request.text("competition")))
                .filter(kernel -> uses(kernel, "datasetDataSources", request.text("dataset")))
                .filter(kernel -> is(kernel.text("language"), request.text("language")))
                .filter(kernel -> is(kernel.text("kernelType"), request.text("kernelType")))
                .filter(kernel -> matches(kernel, request.text("search")))
                .filter(kernel -> kernel.ref().startsWith(owner(request.text("user"))))
                .sorted(order(request.constant("sortBy", "", SORTS)))
                .toList();
        Paging.Page<Kernel> page = paging.page(request, matches, LARGEST_PAGE);
        ObjectNode answer = Json.object().put("nextPageToken", page.nextToken());
        page.items().forEach(kernel -> answer.withArray("kernels").add(kernel.toListJson()));
        return new Answer.Json(answer);
    }

    private static boolean uses(Kernel kernel, String kind, String ref) {
        return ref.isEmpty() || kernel.uses(kind, ref);
    }

    private static boolean is(String value, String filter) {
        return filter.isEmpty() || filter.equalsIgnoreCase("all") || filter.equalsIgnoreCase(value);
    }

    private static boolean matches(Kernel kernel, String search) {
        String text = (kernel.ref() + " " + kernel.text("title")).toLowerCase(Locale.ROOT);
        return text.contains(search.toLowerCase(Locale.ROOT));
    }

    private static String owner(String user) {
        return user.isEmpty() ? "" : user + "/";
    }

    /** Views, comments and scores are not told apart here: they rise with the votes. */
    private static Comparator<Kernel> order(String sort) {
        return switch (sort) {
            case "DATE_CREATED", "DATE_RUN" ->
                Comparator.comparing(Kernel::lastRun).reversed();
            default -> Comparator.comparingInt(Kernel::votes).reversed();
        };
    }

    private Answer get(Request request) {
        // The official client asks for a version as "slug/3"; the sandbox has one version of everything.
        String slug = request.require("kernelSlug").replaceFirst("/\\d+$", "");
        return new Answer.Json(
                catalog.kernel(request.require("userName") + "/" + slug).toPullJson());
    }
}
