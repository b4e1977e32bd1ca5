/** The outside world: Kaggle's wire behind one door, with explicit key credentials on each call. */
package io.kaggleingest.kaggle;
