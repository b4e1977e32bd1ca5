package io.kaggleingest.kaggle;

import org.jspecify.annotations.Nullable;

/**
 * A notebook or script with its whole source.
 *
 * @param language lower case: python, r, rmarkdown, julia, sqlite
 * @param type lower case: notebook (source is an .ipynb document) or script (source is the program)
 */
public record Notebook(
        NotebookSummary summary,
        @Nullable String language,
        @Nullable String type,
        String source,
        NotebookSetup setup) {}
