/** Rows and columns in text, and what the values of a column are. */
@NullMarked
package io.kaggleingest.document.table;

import org.jspecify.annotations.NullMarked;
