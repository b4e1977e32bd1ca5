/** The pool of connections to PostgreSQL and its manners. */
@NullMarked
package io.kaggleingest.postgres;

import org.jspecify.annotations.NullMarked;
