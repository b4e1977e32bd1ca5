package io.kaggleingest.kaggle;

/**
 * A notebook or script with its whole source.
 *
 * @param language lower case: python, r, rmarkdown, julia, sqlite; null where Kaggle does not say, as is the type
 * @param type lower case: notebook (source is an .ipynb document) or script (source is the program)
 */
public record Notebook(NotebookSummary summary, String language, String type, String source, NotebookSetup setup) {}
