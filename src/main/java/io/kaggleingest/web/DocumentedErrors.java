package io.kaggleingest.web;

import java.util.LinkedHashMap;
import java.util.Map;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Writes into the OpenAPI document what is the same everywhere: the shape of errors, and those that any call can meet. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DocumentedErrors implements OASFilter {

    private static final String SCHEMA = "Error";
    private static final String JSON = "application/json";

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

    /** One answer that the service gives with each status, where an operation shows none of its own. */
    private static final Map<String, String[]> EXAMPLES = Map.ofEntries(
            example("400", "invalid_parameter", "Parameter 'limit' must be a whole number from 1 to 200"),
            example(
                    "401",
                    "missing_api_key",
                    "Missing X-API-Key header. Get your key at https://kaggleingest.com/dashboard"),
            example(
                    "402",
                    "insufficient_credits",
                    "A context costs 1 credit and your balance is 0. GET /api/usage lists what your credits went to"),
            example("403", "invalid_api_key", "Invalid API key"),
            example(
                    "404",
                    "kaggle_not_found",
                    "Competition 'no-such-one' was not found on Kaggle or is not visible to this service: the name may be misspelt, or it is private."),
            example(
                    "406",
                    "not_acceptable",
                    "A context is available as application/json, text/toon, text/markdown and text/plain"),
            example("413", "body_too_large", "The request body is too large; 4 KB are accepted here"),
            example(
                    "415",
                    "unsupported_media_type",
                    "Send the body as application/json with that Content-Type; /get-context-upload takes multipart/form-data"),
            example(
                    "422",
                    "idempotency_key_reused",
                    "This Idempotency-Key was used for another request; send a new one with each new request"),
            example("429", "too_many_requests", "Too many searches; try again in 12 seconds"),
            example("500", "internal_error", "Internal error (id 2f1cb6c2-891f-40f3-a412-2b63410c4c04)"),
            example("502", "kaggle_failed", "Kaggle could not be reached for competition 'titanic': try again later."),
            example("503", "busy", "Too many contexts are being made here; ask again in a while"),
            example(
                    "504",
                    "kaggle_timeout",
                    "Kaggle was too slow to answer for competition 'titanic': try again later."));

    private static Map.Entry<String, String[]> example(String status, String code, String detail) {
        return Map.entry(status, new String[] {code, detail});
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().addSchema(SCHEMA, errorSchema());
        document.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .values()
                .forEach(DocumentedErrors::complete));
    }

    private static void complete(Operation operation) {
        if (operation.getSecurity() != null
                && operation.getSecurity().stream().anyMatch(requirement -> requirement.hasScheme("ApiKey"))) {
            addUnlessThere(operation, WITH_KEY);
        }
        if (operation.getRequestBody() != null) {
            addUnlessThere(operation, WITH_BODY);
        }
        addUnlessThere(operation, ALWAYS);
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                describe(status, response);
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

    /** What an operation says of a body of its own stays; several answers may share it, so it is never changed. */
    private static void describe(String status, APIResponse response) {
        MediaType mediaType =
                response.getContent() == null ? null : response.getContent().getMediaType(JSON);
        if (response.getContent() != null && (mediaType == null || mediaType.getExamples() != null)) {
            return;
        }
        MediaType json = OASFactory.createMediaType()
                .schema(
                        mediaType == null
                                ? OASFactory.createSchema().ref("#/components/schemas/" + SCHEMA)
                                : mediaType.getSchema());
        String[] example = EXAMPLES.get(status);
        if (example != null) {
            Map<String, String> body = new LinkedHashMap<>();
            body.put("detail", example[1]);
            body.put("code", example[0]);
            json.addExample(example[0], OASFactory.createExample().value(body));
        }
        response.content(OASFactory.createContent().addMediaType(JSON, json));
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
