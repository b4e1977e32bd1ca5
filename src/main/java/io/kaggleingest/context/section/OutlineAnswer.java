package io.kaggleingest.context.section;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.budget.Section;

/** What can be read of a resource, section by section. */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Schema(name = "OutlineAnswer")
public record OutlineAnswer(
        @Schema(enumeration = {"competition", "dataset", "notebook"}) String kind,
        @Schema(examples = "titanic") String ref,
        String title,
        Instant fetchedAt,
        @Schema(description = "In the order of the document; an id is the same for as long as the content is")
                List<Section> sections,
        @Schema(description = "About what all of them cost (o200k)") int tokens,
        @Schema(description = "What the context that the query describes would hold; absent without such a query")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable
                PlanAnswer plan) {

    static OutlineAnswer of(ContextDocument document, List<Section> sections, @Nullable PlanAnswer plan) {
        return new OutlineAnswer(
                document.kind().name().toLowerCase(java.util.Locale.ROOT),
                document.ref(),
                document.title(),
                document.fetchedAt(),
                sections,
                sections.stream().mapToInt(Section::tokens).sum(),
                plan);
    }
}
