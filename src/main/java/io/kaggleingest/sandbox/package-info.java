/**
 * A stand-in for Kaggle inside the process, for runs from source only: the same wire, invented content. To add a
 * competition or a dataset, add a folder under {@code src/main/resources/sandbox} and name it in {@code index.json}.
 */
@NullMarked
package io.kaggleingest.sandbox;

import org.jspecify.annotations.NullMarked;
