/** Fetch and keep: rows that are queue and lock, the worker, the graph of calls, retention and notifications. */
package io.kaggleingest.ingest;
