/** Fetch, keep and serve: the rows that are queue and lock, the worker, the content endpoints. */
package io.kaggleingest.ingest;
