/** What the head of a file tells: columns, types, rows. */
@NullMarked
package io.kaggleingest.document.table;

import org.jspecify.annotations.NullMarked;
