package io.kaggleingest.web;

import java.util.Map;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Writes into the OpenAPI document what is the same everywhere: the shape of errors, and those that any call can meet. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DocumentedErrors implements OASFilter {

    private static final String SCHEMA = "Error";

    private static final Map<String, String> ALWAYS = Map.of(
            "500",
            "A fault of ours; the log knows it by the id in `detail`",
            "503",
            "The service cannot reach its database, or too much is asked of it at once; ask again after"
                    + " `Retry-After` seconds");

    private static final Map<String, String> WITH_BODY =
            Map.of("413", "The body is too large", "415", "The body is of another media type than this one takes");

    private static final Map<String, String> WITH_KEY = Map.of(
            "401", "No `X-API-Key`", "403", "The key is unknown, malformed, revoked or expired; one text for all four");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().addSchema(SCHEMA, errorSchema());
        document.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .values()
                .forEach(DocumentedErrors::complete));
    }

    private static void complete(Operation operation) {
        if (operation.getSecurity() != null
                && operation.getSecurity().stream().anyMatch(needed -> needed.hasScheme("ApiKey"))) {
            addUnlessThere(operation, WITH_KEY);
        }
        if (operation.getRequestBody() != null) {
            addUnlessThere(operation, WITH_BODY);
        }
        addUnlessThere(operation, ALWAYS);
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (response.getContent() == null && (status.startsWith("4") || status.startsWith("5"))) {
                describe(response);
            }
        });
    }

    private static void addUnlessThere(Operation operation, Map<String, String> texts) {
        APIResponses responses = operation.getResponses();
        texts.forEach((status, text) -> {
            if (!responses.hasAPIResponse(status)) {
                responses.addAPIResponse(status, OASFactory.createAPIResponse().description(text));
            }
        });
    }

    private static void describe(APIResponse response) {
        response.content(OASFactory.createContent()
                .addMediaType(
                        "application/json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + SCHEMA))));
    }

    private static Schema errorSchema() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("detail", text("One sentence that a person can act on", "Invalid API key"))
                .addProperty("code", text("Stable, in snake case", "invalid_api_key"));
    }

    private static Schema text(String description, String example) {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.STRING)
                .description(description)
                .addExample(example);
    }
}
