/** What was fetched of a resource, before it is a document. */
@NullMarked
package io.kaggleingest.document.material;

import org.jspecify.annotations.NullMarked;
