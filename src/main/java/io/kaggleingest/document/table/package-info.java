/** What the head of a file tells: columns, types, rows. */
package io.kaggleingest.document.table;
