/** What the head of a file tells, in whichever format: its tables, their columns, types and rows. */
@NullMarked
package io.kaggleingest.document.head;

import org.jspecify.annotations.NullMarked;
