/** What people wrote in HTML or Markdown, as clean Markdown. */
package io.kaggleingest.document.page;
