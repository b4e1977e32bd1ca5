/** What people wrote in HTML or Markdown, as clean Markdown. */
@NullMarked
package io.kaggleingest.document.page;

import org.jspecify.annotations.NullMarked;
