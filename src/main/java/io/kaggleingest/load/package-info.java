/** Who waits, and how long: limits, waiting lines in which tenants take turns, questions that travel together. */
package io.kaggleingest.load;
