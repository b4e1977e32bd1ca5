package io.kaggleingest.kaggle;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of Kaggle resources that a context can be made of. */
public enum Kind {
    @JsonProperty("competition")
    COMPETITION,
    @JsonProperty("dataset")
    DATASET,
    @JsonProperty("notebook")
    NOTEBOOK
}
