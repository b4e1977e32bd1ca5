/** An embedded PostgreSQL, for runs from source and tests only. */
@NullMarked
package io.kaggleingest.database;

import org.jspecify.annotations.NullMarked;
