package io.kaggleingest.kaggle;

import java.util.List;

/**
 * What a notebook works on and with; lists are empty and numbers 0 where Kaggle does not say.
 *
 * @param competitions slugs of those whose data it reads
 * @param datasets each {@code owner/slug}, as are the notebooks whose output it reads
 * @param models each {@code owner/model/framework/variation/version}
 */
public record NotebookSetup(
        int version,
        List<String> tags,
        List<String> competitions,
        List<String> datasets,
        List<String> notebooks,
        List<String> models,
        boolean gpu,
        boolean tpu,
        boolean internet) {}
