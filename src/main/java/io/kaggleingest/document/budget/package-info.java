/** What of a document is shown: selection, tokens, and what is cut first. */
@NullMarked
package io.kaggleingest.document.budget;

import org.jspecify.annotations.NullMarked;
