/** The forms in which a document is written: Markdown, plain text, JSON, TOON. */
package io.kaggleingest.document.form;
