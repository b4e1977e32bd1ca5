/** Find what is kept and what Kaggle has. */
package io.kaggleingest.search;
