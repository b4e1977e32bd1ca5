/** A stand-in for Kaggle inside the process, for runs from source only. */
package io.kaggleingest.sandbox;
