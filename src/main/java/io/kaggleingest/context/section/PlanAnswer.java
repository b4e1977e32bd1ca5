package io.kaggleingest.context.section;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.kaggleingest.context.rendering.ContextRequest;
import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.budget.Bundle;
import io.kaggleingest.document.form.Format;

/** What a context would hold and leave out, without the context. */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Schema(name = "PlanAnswer")
public record PlanAnswer(
        @Schema(enumeration = {"toon", "md", "txt", "json"}) String format,
        @Schema(description = "Exactly what the text would have (o200k)") int tokens,
        @Schema(description = "Of each part") Map<String, Integer> byPart,
        List<ContextDocument.Omission> leftOut) {

    static PlanAnswer of(Bundle bundle, ContextRequest request) {
        Format format = request.representation().format();
        ContextDocument document = request.selection().render(bundle, format).document();
        return new PlanAnswer(
                format.name().toLowerCase(Locale.ROOT),
                document.tokens().total(),
                document.tokens().byPart(),
                document.omissions());
    }
}
