package io.kaggleingest.ingest;

import java.util.List;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** All content endpoints answer alike: their answers are described once, at {@link GetContextResource} and {@link CompetitionResource}. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DocumentedContexts implements OASFilter {

    static final String HOW_IT_WORKS =
            """
            Kept content is served at once and costs 1 credit. What is not kept is fetched in the background: \
            the answer is `processing` and free, ask again after `Retry-After` seconds.

            With `Accept: text/markdown`, `text/plain` or `text/toon`, or with a `format` other than `toon`, \
            the document itself is the body.""";

    /** What is described at the first is said of all. */
    private static final List<List<String>> ALIKE = List.of(
            List.of(
                    "/api/get-context",
                    "/api/competitions/{slug}",
                    "/api/datasets/{owner}/{slug}",
                    "/api/notebooks/{owner}/{slug}",
                    "/api/get-context-upload"),
            List.of(
                    "/api/competitions/{slug}/changes",
                    "/api/datasets/{owner}/{slug}/changes",
                    "/api/notebooks/{owner}/{slug}/changes"));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        for (List<String> paths : ALIKE) {
            APIResponses answers =
                    operation(document.getPaths().getPathItem(paths.get(0))).getResponses();
            paths.stream()
                    .skip(1)
                    .forEach(path -> copy(answers, document.getPaths().getPathItem(path)));
        }
    }

    private static Operation operation(PathItem item) {
        return item.getGET() == null ? item.getPOST() : item.getGET();
    }

    private static void copy(APIResponses answers, PathItem item) {
        Operation operation = operation(item);
        answers.getAPIResponses()
                .forEach((status, answer) -> operation.getResponses().addAPIResponse(status, answer));
    }
}
