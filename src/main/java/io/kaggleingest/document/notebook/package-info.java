/** Notebooks and scripts as cells in their order, and which of them come first. */
@NullMarked
package io.kaggleingest.document.notebook;

import org.jspecify.annotations.NullMarked;
