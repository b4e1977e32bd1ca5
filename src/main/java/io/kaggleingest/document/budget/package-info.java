/** What of a document is shown: selection, tokens, and what is cut first. */
package io.kaggleingest.document.budget;
