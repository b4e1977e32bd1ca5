/** Who waits, and how long: limits, waiting lines in which tenants take turns, questions that travel together. */
@NullMarked
package io.kaggleingest.load;

import org.jspecify.annotations.NullMarked;
