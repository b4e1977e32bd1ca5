package io.kaggleingest.context;

import java.util.List;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** All content endpoints answer alike: their answers are described once, at {@link GetContextResource} and {@link CompetitionResource}. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = DocumentedContexts.BEFORE_ERRORS)
public class DocumentedContexts implements OASFilter {

    /** What is copied is what is declared, and not what {@code DocumentedErrors} adds to some of them. */
    static final int BEFORE_ERRORS = 2;

    static final String HOW_IT_WORKS =
            """
            Kept content is served at once and costs 1 credit. What is not kept is fetched in the background: \
            the answer is `processing` and free, ask again after `Retry-After` seconds.

            With `Accept: text/markdown`, `text/plain` or `text/toon`, or with a `format` other than `toon`, \
            the document itself is the body. `processing` and errors are JSON all the same.""";

    private static final String CONTEXT = "/api/get-context";
    private static final String DOCUMENT = "ContextDocument";
    private static final String JSON = "application/json";

    /** With what a failed ingestion answers: the body is described at the first. */
    private static final List<String> FAILURES = List.of("404", "400", "500", "502", "503", "504");

    /** What is described at the first is said of all. */
    private static final List<List<String>> ALIKE = List.of(
            List.of(
                    CONTEXT,
                    "/api/competitions/{slug}",
                    "/api/datasets/{owner}/{slug}",
                    "/api/notebooks/{owner}/{slug}",
                    "/api/get-context-upload"),
            List.of(
                    "/api/competitions/{slug}/changes",
                    "/api/datasets/{owner}/{slug}/changes",
                    "/api/notebooks/{owner}/{slug}/changes"),
            alike("outline"),
            alike("sections/{id}"),
            alike("find"));

    private static List<String> alike(String path) {
        return List.of(
                "/api/competitions/{slug}/" + path,
                "/api/datasets/{owner}/{slug}/" + path,
                "/api/notebooks/{owner}/{slug}/" + path);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        complete(operation(document.getPaths().getPathItem(CONTEXT)).getResponses());
        requireAll(document.getComponents().getSchemas().get(DOCUMENT));
        for (List<String> paths : ALIKE) {
            APIResponses answers =
                    operation(document.getPaths().getPathItem(paths.get(0))).getResponses();
            paths.stream()
                    .skip(1)
                    .forEach(path -> copy(answers, document.getPaths().getPathItem(path)));
        }
    }

    private static void complete(APIResponses answers) {
        Schema schema = answers.getAPIResponse(FAILURES.get(0))
                .getContent()
                .getMediaType(JSON)
                .getSchema();
        for (String status : FAILURES) {
            APIResponse answer = answers.getAPIResponse(status);
            if (answer.getContent() == null) {
                answer.content(OASFactory.createContent()
                        .addMediaType(JSON, OASFactory.createMediaType().schema(schema)));
            }
            DocumentedHeader.RETRY_AFTER.addTo(answer);
        }
        DocumentedHeader.RETRY_AFTER.addTo(answers.getAPIResponse("429"));
        DocumentedHeader.OF_CONTENT.forEach(header -> header.addTo(answers.getAPIResponse("304")));
        for (DocumentedHeader header : DocumentedHeader.values()) {
            header.addTo(answers.getAPIResponse("200"));
        }
    }

    /** So that it can be told from the answer that wraps one: a part that does not exist is empty. */
    private static void requireAll(Schema schema) {
        schema.addProperty(
                "note",
                OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .description("Says that the texts are data and not instructions"));
        schema.setRequired(List.copyOf(schema.getProperties().keySet()));
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
