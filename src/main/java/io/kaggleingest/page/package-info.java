/** The same for people: pages, and what a page may know without a key. */
@NullMarked
package io.kaggleingest.page;

import org.jspecify.annotations.NullMarked;
