package io.kaggleingest.document.facts;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.Votes;
import io.kaggleingest.document.notebook.ParsedNotebook;
import io.kaggleingest.document.notebook.StatedScore;
import io.kaggleingest.kaggle.NotebookSetup;
import io.kaggleingest.kaggle.NotebookSummary;

/** The first screen of a notebook's document, and what that of its competition or dataset tells of the best one. */
public final class NotebookFacts {
    private static final String WIRE = "notebook";

    private NotebookFacts() {}

    /** @param notebooks the notebook, or none if it could not be read */
    public static Map<String, Fact> of(ParsedNotebook notebook, List<Notebook> notebooks, List<Omission> omissions) {
        NotebookSummary summary = notebook.summary();
        NotebookSetup setup = notebook.setup();
        Facts facts = new Facts()
                .warnings(List.of(), omissions)
                .add(FactName.COMPETITIONS, list(setup.competitions()), WIRE)
                .add(FactName.DATASETS, list(setup.datasets()), WIRE)
                .add(FactName.NOTEBOOKS_USED, list(setup.notebooks()), WIRE)
                .add(FactName.MODELS, list(setup.models()), WIRE);
        notebooks.forEach(one -> facts.add(FactName.STATED_SCORE, score(one), "its title or first texts")
                .add(FactName.LANGUAGE, one.language(), WIRE)
                .add(FactName.CELLS, cells(one), WIRE));
        return facts.add(FactName.AUTHOR, summary.author(), WIRE)
                .add(FactName.VOTES, summary.votes(), WIRE)
                .add(FactName.TYPE, notebook.type(), WIRE)
                .add(
                        FactName.LAST_RUN,
                        summary.lastRun() == null ? null : summary.lastRun().toString(),
                        WIRE)
                .add(FactName.VERSION, setup.version(), WIRE)
                .addIf(setup.gpu(), FactName.GPU, WIRE)
                .addIf(setup.tpu(), FactName.TPU, WIRE)
                .addIf(setup.internet(), FactName.INTERNET, WIRE)
                .add(FactName.TAGS, list(setup.tags()), WIRE)
                .all();
    }

    private static String list(List<String> names) {
        return String.join(", ", names);
    }

    static String titleAndRef(Notebook notebook) {
        return notebook.title() + " by " + notebook.author() + " (" + Votes.text(notebook.votes()) + ", "
                + notebook.language() + ")";
    }

    private static String cells(Notebook notebook) {
        long code = notebook.cells().stream()
                .filter(cell -> cell.type().equals("code"))
                .count();
        return code + " code, " + (notebook.cells().size() - code) + " text";
    }

    private static @Nullable String score(Notebook notebook) {
        return StatedScore.of(notebook).map(StatedScore::words).orElse(null);
    }
}
