/** Threads of a forum as texts, and which of them come first. */
@NullMarked
package io.kaggleingest.document.discussion;

import org.jspecify.annotations.NullMarked;
