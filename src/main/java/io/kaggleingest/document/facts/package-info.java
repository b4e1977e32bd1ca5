/** The first screen of a document: key facts, each with its source. */
@NullMarked
package io.kaggleingest.document.facts;

import org.jspecify.annotations.NullMarked;
