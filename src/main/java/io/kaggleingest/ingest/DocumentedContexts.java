package io.kaggleingest.ingest;

import java.util.Set;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** All content endpoints answer alike: their answers are described once, at {@link GetContextResource}. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DocumentedContexts implements OASFilter {

    static final String HOW_IT_WORKS =
            """
            Kept content is served at once and costs 1 credit. What is not kept is fetched in the background: \
            the answer is `processing` and free, ask again after `Retry-After` seconds.

            With `Accept: text/markdown`, `text/plain` or `text/toon`, or with a `format` other than `toon`, \
            the document itself is the body.""";

    private static final String DESCRIBED = "/api/get-context";
    private static final Set<String> ALIKE = Set.of(
            "/api/competitions/{slug}",
            "/api/datasets/{owner}/{slug}",
            "/api/notebooks/{owner}/{slug}",
            "/api/get-context-upload");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        APIResponses answers =
                document.getPaths().getPathItem(DESCRIBED).getPOST().getResponses();
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (ALIKE.contains(path)) {
                copy(answers, item);
            }
        });
    }

    private static void copy(APIResponses answers, PathItem item) {
        Operation operation = item.getGET() == null ? item.getPOST() : item.getGET();
        answers.getAPIResponses()
                .forEach((status, answer) -> operation.getResponses().addAPIResponse(status, answer));
    }
}
