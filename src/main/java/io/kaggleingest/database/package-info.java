/** An embedded PostgreSQL, for runs from source and tests only. */
package io.kaggleingest.database;
