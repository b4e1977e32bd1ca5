/** The pool of connections to PostgreSQL and its manners. */
package io.kaggleingest.postgres;
