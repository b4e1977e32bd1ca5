/** Puts a document together from what was fetched. */
package io.kaggleingest.document.reader;
