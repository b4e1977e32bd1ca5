/** Notebooks and scripts as cells in their order, and which of them come first. */
package io.kaggleingest.document.notebook;
