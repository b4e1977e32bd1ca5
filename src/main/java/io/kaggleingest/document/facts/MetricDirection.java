package io.kaggleingest.document.facts;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which way well-known metrics go. Only a text that names exactly one of these tells it, in any case and with any spaces
 * and hyphens: of "weighted RMSE of ranks" nothing is concluded.
 */
final class MetricDirection {
    static final String LOWER = "lower is better";
    static final String HIGHER = "higher is better";

    private static final Set<String> ERRORS = Set.of(
            "rmse",
            "rootmeansquarederror",
            "rootmeansquareerror",
            "rmsle",
            "rootmeansquaredlogarithmicerror",
            "rootmeansquaredlogerror",
            "mse",
            "meansquarederror",
            "mae",
            "meanabsoluteerror",
            "mape",
            "meanabsolutepercentageerror",
            "smape",
            "mcrmse",
            "logloss",
            "logarithmicloss",
            "multiclassloss",
            "crps",
            "levenshteindistance",
            "worderrorrate",
            "brierscore");

    private static final Set<String> GAINS = Set.of(
            "accuracy",
            "categorizationaccuracy",
            "classificationaccuracy",
            "balancedaccuracy",
            "auc",
            "rocauc",
            "aucroc",
            "areaundertheroccurve",
            "areaunderreceiveroperatingcharacteristiccurve",
            "areaunderthereceiveroperatingcharacteristiccurve",
            "f1score",
            "fscore",
            "fscoremacro",
            "fscoremicro",
            "meanfscore",
            "macrof1score",
            "microf1score",
            "quadraticweightedkappa",
            "matthewscorrelationcoefficient",
            "normalizedgini",
            "normalizedginiindex",
            "r2score",
            "intersectionoverunion",
            "dicecoefficient",
            "pearsoncorrelationcoefficient",
            "spearmancorrelationcoefficient",
            "meanaverageprecision");

    private MetricDirection() {}

    static Optional<String> of(String metric) {
        String name = metric.toLowerCase(Locale.ROOT).replaceAll("[\\s()_-]+", "");
        return ERRORS.contains(name)
                ? Optional.of(LOWER)
                : GAINS.contains(name) ? Optional.of(HIGHER) : Optional.empty();
    }
}
