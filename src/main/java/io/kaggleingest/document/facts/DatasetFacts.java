package io.kaggleingest.document.facts;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ByteSize;
import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.material.DatasetMaterial;
import io.kaggleingest.document.material.Material;
import io.kaggleingest.kaggle.Dataset;

/** The first screen of a dataset's document: may I use it, is it kept up, what is in it, who uses it and how. */
public final class DatasetFacts {
    private static final String WIRE = "dataset";
    private static final String METADATA = "dataset metadata";

    private DatasetFacts() {}

    public static Map<String, Fact> of(
            DatasetMaterial material,
            List<File> files,
            List<Table> tables,
            List<Notebook> notebooks,
            List<Omission> omissions) {
        Dataset dataset = material.dataset();
        Facts facts = new Facts()
                .warnings(List.of(), omissions)
                .add(FactName.SUBTITLE, dataset.subtitle(), WIRE)
                .add(FactName.LICENSE, dataset.license(), WIRE)
                .add(FactName.OWNER, dataset.owner(), WIRE)
                .add(FactName.LAST_UPDATED, text(dataset.lastUpdated()), WIRE)
                .add(FactName.VERSION, dataset.version(), WIRE);
        if (material.metadata() != null) {
            facts.add(FactName.UPDATE_FREQUENCY, material.metadata().updateFrequency(), METADATA)
                    .add(FactName.SOURCES, material.metadata().sources(), METADATA);
        }
        facts.add(FactName.SIZE, dataset.bytes() > 0 ? ByteSize.text(dataset.bytes()) : null, WIRE);
        DataFacts data = new DataFacts(tables, facts);
        data.addListing(files);
        data.addColumns();
        facts.add(FactName.USABILITY, usability(dataset), WIRE)
                .add(FactName.TAGS, String.join(", ", Material.present(dataset.tags())), WIRE)
                .add(FactName.VOTES, dataset.votes(), WIRE)
                .add(FactName.DOWNLOADS, dataset.downloads(), WIRE)
                .add(FactName.VIEWS, dataset.views(), WIRE)
                .add(FactName.NOTEBOOK_COUNT, dataset.notebookCount(), WIRE);
        notebooks.stream()
                .findFirst()
                .ifPresent(best ->
                        facts.add(FactName.TOP_NOTEBOOK, NotebookFacts.titleAndRef(best), "notebook " + best.ref()));
        return facts.all();
    }

    private static @Nullable String usability(Dataset dataset) {
        return dataset.usability() == null ? null : Math.round(dataset.usability() * 100) / 100.0 + " of 1";
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
