package io.kaggleingest.context.section;

import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.kaggleingest.kaggle.Ref;

/** Reading inside of a dataset. */
@Path("/api/datasets")
@SecurityRequirement(name = "ApiKey")
@Tag(name = "Context")
public class DatasetSectionResource extends OwnedSectionResource {

    @Override
    Ref ref(String owner, String slug) {
        return Ref.dataset(owner, slug);
    }
}
