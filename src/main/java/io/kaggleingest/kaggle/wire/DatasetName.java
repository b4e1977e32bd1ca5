package io.kaggleingest.kaggle.wire;

import io.kaggleingest.web.Problem;

/** {@code owner/slug}, in the two parts in which Kaggle's wire wants it. */
record DatasetName(String owner, String slug) {

    static DatasetName of(String ref) {
        String[] parts = ref.split("/", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw Problem.badRequest("invalid_dataset", "A dataset is named owner/slug");
        }
        return new DatasetName(parts[0], parts[1]);
    }

    @Override
    public String toString() {
        return owner + "/" + slug;
    }
}
