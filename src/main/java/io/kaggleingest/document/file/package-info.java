/** Which files there are, what they are called, and what their bytes are. */
@NullMarked
package io.kaggleingest.document.file;

import org.jspecify.annotations.NullMarked;
