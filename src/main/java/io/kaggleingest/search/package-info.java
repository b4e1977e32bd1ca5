/** Find what is kept and what Kaggle has. */
@NullMarked
package io.kaggleingest.search;

import org.jspecify.annotations.NullMarked;
