/** Threads of a forum as texts, and which of them come first. */
package io.kaggleingest.document.discussion;
