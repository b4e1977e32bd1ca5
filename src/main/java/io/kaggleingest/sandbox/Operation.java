package io.kaggleingest.sandbox;

/** One method of one of Kaggle's services. */
@FunctionalInterface
interface Operation {

    Answer answer(Request request);
}
