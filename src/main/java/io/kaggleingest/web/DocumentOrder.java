package io.kaggleingest.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/** The same document with each build, in a reader's order: tags as a newcomer needs them, answers by their status. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = DocumentOrder.AFTER_ALL)
public class DocumentOrder implements OASFilter {

    static final int AFTER_ALL = 0;

    private static final String JSON = "application/json";

    private static final List<String> TAGS =
            List.of("Account", "Context", "Search", "Kaggle", "Pages", "Operations", "Operators");

    private static final List<Parameter.In> PLACES =
            List.of(Parameter.In.PATH, Parameter.In.QUERY, Parameter.In.HEADER, Parameter.In.COOKIE);

    @Override
    public void filterOpenAPI(OpenAPI document) {
        List<Tag> tags = new ArrayList<>(document.getTags());
        tags.sort(Comparator.comparingInt(tag -> TAGS.indexOf(tag.getName())));
        document.setTags(tags);
        document.getComponents()
                .setSecuritySchemes(callersFirst(document.getComponents().getSecuritySchemes()));
        document.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .values()
                .forEach(DocumentOrder::sort));
    }

    /** Swagger UI asks for keys in this order, and hardly anybody is an operator. */
    private static Map<String, SecurityScheme> callersFirst(Map<String, SecurityScheme> schemes) {
        Map<String, SecurityScheme> sorted = new TreeMap<>(Comparator.reverseOrder());
        sorted.putAll(schemes);
        return new LinkedHashMap<>(sorted);
    }

    /** Generated clients take the first as the type of the answer. */
    private static Map<String, MediaType> jsonFirst(Map<String, MediaType> contents) {
        Map<String, MediaType> sorted = new LinkedHashMap<>();
        if (contents.containsKey(JSON)) {
            sorted.put(JSON, contents.get(JSON));
        }
        sorted.putAll(contents);
        return sorted;
    }

    private static void sort(Operation operation) {
        Map<String, APIResponse> answers =
                new TreeMap<>(operation.getResponses().getAPIResponses());
        operation.getResponses().setAPIResponses(answers);
        answers.values().stream().filter(answer -> answer.getContent() != null).forEach(answer -> answer.getContent()
                .setMediaTypes(jsonFirst(answer.getContent().getMediaTypes())));
        if (operation.getParameters() != null) {
            List<Parameter> parameters = new ArrayList<>(operation.getParameters());
            // Within one place, those of a path as it has them and the others by name: as the reader of the code leaves
            // them.
            parameters.sort(Comparator.comparingInt(parameter -> PLACES.indexOf(parameter.getIn())));
            operation.setParameters(parameters);
        }
    }
}
