/** Following an ingestion: its state, streams of its changes, and requests that wait for its end. */
@NullMarked
package io.kaggleingest.job;

import org.jspecify.annotations.NullMarked;
