package io.kaggleingest.context.section;

import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.kaggleingest.kaggle.Ref;

/** Reading inside of a notebook. */
@Path("/api/notebooks")
@SecurityRequirement(name = "ApiKey")
@Tag(name = "Context")
public class NotebookSectionResource extends OwnedSectionResource {

    @Override
    Ref ref(String owner, String slug) {
        return Ref.notebook(owner, slug);
    }
}
