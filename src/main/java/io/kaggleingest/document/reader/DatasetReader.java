package io.kaggleingest.document.reader;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.ContextDocument.Source;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.facts.DatasetFacts;
import io.kaggleingest.document.material.DatasetMaterial;
import io.kaggleingest.document.text.Sanitizer;
import io.kaggleingest.kaggle.Dataset;
import io.kaggleingest.kaggle.Kind;

/** Reads everything that was fetched of a dataset into one document, as {@link CompetitionReader} does. */
final class DatasetReader {
    private final DatasetMaterial material;
    private final Instant now;
    private final PartReader parts;

    private DatasetReader(DatasetMaterial material, Instant now) {
        this.material = material;
        this.now = now;
        this.parts = new PartReader(material.omissions());
    }

    static ContextDocument of(DatasetMaterial material, Source source, Instant fetchedAt) {
        return new DatasetReader(material, fetchedAt).document(source);
    }

    private ContextDocument document(Source source) {
        Dataset dataset = material.dataset();
        List<Page> pages = pages();
        List<File> allFiles = parts.files(material.inventory());
        List<Table> tables = parts.tables(material.heads(), allFiles, material.inventory(), material.metadata());
        List<Notebook> notebooks = parts.notebooks(material.notebooks(), now);
        String ref = Sanitizer.line(dataset.ref(), 200);
        return new ContextDocument(
                Kind.DATASET,
                ref,
                Sanitizer.line(dataset.title(), 200),
                "https://www.kaggle.com/datasets/" + ref,
                source,
                now,
                DatasetFacts.of(material, allFiles, tables, notebooks, parts.fetchFailures()),
                pages,
                parts.describe(allFiles),
                tables,
                List.of(),
                parts.discussions(material.discussions()),
                notebooks,
                parts.omissions(),
                null);
    }

    private List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        parts.read("description", material.dataset().description(), "text/markdown", pages);
        String dictionary = DataDictionary.markdown(material.files(), material.metadata());
        if (!dictionary.isEmpty()) {
            parts.read("data-description", dictionary, "text/markdown", pages);
        }
        return pages;
    }
}
