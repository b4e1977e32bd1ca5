package io.kaggleingest.document.facts;

import java.util.List;
import java.util.Map;

import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.LeftOut;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.Votes;
import io.kaggleingest.document.notebook.ParsedNotebook;
import io.kaggleingest.document.notebook.StatedScore;
import io.kaggleingest.kaggle.NotebookSetup;
import io.kaggleingest.kaggle.NotebookSummary;

/** The first screen of a notebook's document, and what that of its competition or dataset tells of the best one. */
public final class NotebookFacts {
    private static final String WIRE = "notebook";

    private NotebookFacts() {}

    /** @param read the notebook as it was read, if it could be */
    public static Map<String, Fact> of(ParsedNotebook notebook, List<Notebook> read, List<LeftOut> unreadable) {
        NotebookSummary summary = notebook.summary();
        NotebookSetup setup = notebook.setup();
        Facts facts = new Facts()
                .warnings(List.of(), unreadable)
                .add("competitions", list(setup.competitions()), WIRE)
                .add("datasets", list(setup.datasets()), WIRE)
                .add("notebooks_used", list(setup.notebooks()), WIRE)
                .add("models", list(setup.models()), WIRE);
        read.forEach(one -> facts.add("stated_score", score(one), "its title or first texts")
                .add("language", one.language(), WIRE)
                .add("cells", cells(one), WIRE));
        return facts.add("author", summary.author(), WIRE)
                .add("votes", summary.votes(), WIRE)
                .add("type", notebook.type(), WIRE)
                .add(
                        "last_run",
                        summary.lastRun() == null ? null : summary.lastRun().toString(),
                        WIRE)
                .add("version", setup.version(), WIRE)
                .addIf(setup.gpu(), "gpu", WIRE)
                .addIf(setup.tpu(), "tpu", WIRE)
                .addIf(setup.internet(), "internet", WIRE)
                .add("tags", list(setup.tags()), WIRE)
                .all();
    }

    private static String list(List<String> names) {
        return String.join(", ", names);
    }

    static String named(Notebook notebook) {
        return notebook.title() + " by " + notebook.author() + " (" + Votes.text(notebook.votes()) + ", "
                + notebook.language() + ")";
    }

    private static String cells(Notebook notebook) {
        long code = notebook.cells().stream()
                .filter(cell -> cell.type().equals("code"))
                .count();
        return code + " code, " + (notebook.cells().size() - code) + " text";
    }

    private static String score(Notebook notebook) {
        return StatedScore.of(notebook).map(StatedScore::words).orElse(null);
    }
}
