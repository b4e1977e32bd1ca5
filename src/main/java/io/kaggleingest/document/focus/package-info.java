/** How well a passage answers a question, without a model: words, their stems and synonyms, and BM25F. */
@NullMarked
package io.kaggleingest.document.focus;

import org.jspecify.annotations.NullMarked;
