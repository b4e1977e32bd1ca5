/** Following an ingestion: its state, streams of its changes, and requests that wait for its end. */
package io.kaggleingest.job;
