package io.kaggleingest.document.material;

import io.kaggleingest.document.notebook.ParsedNotebook;

/** What was fetched of one notebook. */
public record NotebookMaterial(ParsedNotebook notebook) implements Material {}
