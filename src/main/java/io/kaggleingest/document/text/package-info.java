/** Plain and Markdown text: cleaned, masked, cut, read by sentences. */
@NullMarked
package io.kaggleingest.document.text;

import org.jspecify.annotations.NullMarked;
