/** The forms in which a document is written: Markdown, plain text, JSON, TOON. */
@NullMarked
package io.kaggleingest.document.form;

import org.jspecify.annotations.NullMarked;
