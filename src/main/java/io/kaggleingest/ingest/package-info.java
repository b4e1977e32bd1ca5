/** Fetch and keep: rows that are queue and lock, the worker, the graph of calls, retention and notifications. */
@NullMarked
package io.kaggleingest.ingest;

import org.jspecify.annotations.NullMarked;
