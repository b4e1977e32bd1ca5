/** Puts a document together from what was fetched. */
@NullMarked
package io.kaggleingest.document.reader;

import org.jspecify.annotations.NullMarked;
