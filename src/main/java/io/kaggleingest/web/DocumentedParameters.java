package io.kaggleingest.web;

import java.math.BigDecimal;
import java.util.Map;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Says of parameters that many operations have what they mean, how long they may be, and what one looks like. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DocumentedParameters implements OASFilter {

    private record Text(String description, int maxLength, String example) {}

    private static final Map<String, Text> TEXTS = Map.ofEntries(
            Map.entry("slug", new Text("Name in the link to it", 100, "titanic")),
            Map.entry("owner", new Text("Who published it, as in the link to it", 100, "inesmoreau")),
            Map.entry("email", new Text("Address of the account", 254, "ada@example.com")),
            Map.entry("id", new Text("As it was answered", 100, "c29e9556-c2cb-4097-a29a-8a4b78fccb84")),
            Map.entry("cursor", new Text("`next_cursor` of the page before", 100, "AQAAAAAAAAAI")),
            Map.entry("since", new Text("A version, a day or a time", 40, "2026-11-01T00:00:00Z")),
            Map.entry("text", new Text("What to look for", 200, "log loss")),
            Map.entry("focus", new Text("A question or words", 500, "how is a submission scored")),
            Map.entry("ignore_patterns", new Text("Globs", 200, "*.csv")),
            Map.entry("search", new Text("Words to look for", SearchWords.LONGEST, "titanic")),
            Map.entry("query", new Text("Words to look for", SearchWords.LONGEST, "titanic")),
            Map.entry("Idempotency-Key", new Text("The same for each retry", 255, "2f1cb6c2-891f-40f3-a412")),
            Map.entry("Prefer", new Text("How long to wait", 100, "wait=30")),
            Map.entry("X-Kaggle-Username", new Text("Your user name at Kaggle", 100, "sandbox")),
            Map.entry("X-Kaggle-Key", new Text("Your legacy API key of Kaggle", 200, "sandbox-key-not-a-secret")));

    private static final Map<String, String> MEANINGS =
            Map.of("limit", "How many to answer", "page", "Which page, from 1", "days", "How many days, today first");

    private static final Map<String, Object> EXAMPLES = Map.of(
            "top_n", 3, "max_tokens", 4000, "format", "md", "refresh", false, "limit", 20, "page", 1, "days", 30);

    private static final BigDecimal FEWEST_TOKENS = BigDecimal.valueOf(500);

    private static final Map<String, String> SLUGS =
            Map.of("/api/datasets/", "liners-and-their-lifeboats", "/api/notebooks/", "seats-per-person");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> complete(path, operation)));
    }

    private static void complete(String path, Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> complete(path, parameter));
        }
    }

    private static void complete(String path, Parameter parameter) {
        Text text = TEXTS.get(parameter.getName());
        Object example = text == null ? EXAMPLES.get(parameter.getName()) : text.example();
        if (text != null) {
            limit(parameter, text);
        } else if (parameter.getDescription() == null) {
            parameter.setDescription(MEANINGS.get(parameter.getName()));
        }
        if (parameter.getName().equals("max_tokens")) {
            parameter.setSchema(
                    OASFactory.createSchema().addType(Schema.SchemaType.INTEGER).minimum(FEWEST_TOKENS));
        }
        if (parameter.getName().equals("slug")) {
            example = SLUGS.entrySet().stream()
                    .filter(kind -> path.startsWith(kind.getKey()))
                    .<Object>map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(example);
        }
        boolean ofAKind =
                parameter.getName().equals("slug") || parameter.getName().equals("owner");
        if (example != null && (ofAKind || parameter.getExample() == null)) {
            parameter.setExample(example);
        }
    }

    private static void limit(Parameter parameter, Text text) {
        if (parameter.getDescription() == null) {
            parameter.setDescription(text.description());
        }
        Schema schema = parameter.getSchema() == null ? OASFactory.createSchema() : parameter.getSchema();
        if (schema.getType() == null && schema.getRef() == null) {
            schema.addType(Schema.SchemaType.STRING);
        }
        boolean many = schema.getType() != null && schema.getType().contains(Schema.SchemaType.ARRAY);
        if (!many && schema.getMaxLength() == null) {
            schema.setMaxLength(text.maxLength());
        }
        parameter.setSchema(schema);
    }
}
