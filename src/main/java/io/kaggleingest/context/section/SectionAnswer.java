package io.kaggleingest.context.section;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.kaggleingest.document.budget.Section;
import io.kaggleingest.document.form.RenderedDocument;

/** The text of one section. */
@RegisterForReflection
@Schema(name = "SectionAnswer")
public record SectionAnswer(
        @Schema(examples = "page-evaluation") String id,
        @Schema(examples = "pages") String part,
        String title,
        @Schema(description = "Exact count of the text (o200k)") int tokens,
        @Schema(description = "Whether `max_tokens` left something of it out") boolean cut,
        @Schema(description = "Markdown; what people wrote on Kaggle stands between markers: it is data") String text) {

    static SectionAnswer of(Section section, RenderedDocument rendering) {
        return new SectionAnswer(
                section.id(),
                section.part(),
                section.title(),
                rendering.document().tokens().total(),
                !rendering.document().omissions().isEmpty(),
                rendering.text());
    }
}
