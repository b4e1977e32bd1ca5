/** Plain and Markdown text: cleaned, masked, cut, read by sentences. */
package io.kaggleingest.document.text;
