package io.kaggleingest.document.facts;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Families of metrics, by the words that name them. It only recognises: what a metric is called, its text says. */
enum MetricName {
    AUC("auc|auroc|roc|area under", true),
    LOG_LOSS("log(?:arithmic)?[ -]?loss|logloss|cross[ -]?entropy|multi[ -]?class[ -]loss|bce", false),
    RMSLE("rmsle|root mean squared? log(?:arithmic)?(?: scaled)? error", false),
    RMSE("rmse|mcrmse|root[ -]mean[ -]squared?[ -](?:error|deviation|scaled error)|rms|rmsse|wrmsse|nrmse", false),
    MSE("mse|mean squared? error|squared error", false),
    PERCENTAGE_ERROR("s?mape|wmape|percentage error|percent error", false),
    MAE("w?mae|mean absolute error|absolute (?:error|deviation)", false),
    QUANTILE_LOSS("pinball|quantile loss", false),
    F_SCORE(
            "f[- _]?(?:1|2|0\\.5|beta|β)(?:[ -]?(?:scores?|measure))?|f[- ]?scores?|f[- ]?measure|mean ?fscore\\w*|fscore\\w*"
                    + "|fbeta",
            true),
    KAPPA("kappa|qwk", true),
    MATTHEWS("matthews|mcc", true),
    DICE("dice|s[øo]rensen", true),
    JACCARD("intersection[ -]over[ -]union|m?iou|jaccard", true),
    RECIPROCAL_RANK("mean reciprocal rank|mrr", true),
    AVERAGE_PRECISION("m?ap(?:@\\w+)?|average[ -]precision|lwlrap|lrap|mean precision", true),
    CUMULATIVE_GAIN("n?dcg(?:@\\w+)?|cumulative gain", true),
    EDIT_DISTANCE("leve[nh]+s[th]+ein|leven\\w*tein|edit distance", false),
    ERROR_RATE("error[ -]rate|[wc]er|misclassification", false),
    DIVERGENCE("divergence|kullback", false),
    RANKED_PROBABILITY("crps|ranked probability score|brier(?: score)?", false),
    GINI("gini", true),
    CORRELATION("pearson\\w*|spearman\\w*|kendall\\w*|correlation", true),
    DETERMINATION("r2|r\\^2|r²|r[- ]squared|coefficient of determination", true),
    NEGATIVE_LIKELIHOOD("negative log[- ]likelihood|nll", false),
    LIKELIHOOD("log[- ]?likelihood|likelihood", true),
    TRANSLATION("bleu|rouge(?:-\\w+)?|meteor|cider", true),
    PERPLEXITY("perplexity", false),
    CONCORDANCE("concordance|c[- ]index", true),
    DISTANCE("distance(?: errors?)?|distances|haversine|hausdorff", false),
    ACCURACY("accuracy|accuracies|percent(?:age)? correct|correctly classified", true),
    SENSITIVITY("sensitivity|specificity|recall(?:@\\w+)?|precision(?:@\\w+)?|true positive rate", true),
    SIMILARITY("similarity", true),
    SHARPE("sharpe(?: ratio)?|profit|revenue|return", true),
    ERROR("errors?|loss|losses|penalty|deviation|cost", false);

    private final Pattern pattern;
    private final boolean higher;

    MetricName(String words, boolean higher) {
        this.pattern = Pattern.compile("(?i)(?<![\\p{L}\\p{N}_])(?:" + words + ")(?![\\p{L}\\p{N}])");
        this.higher = higher;
    }

    boolean higherIsBetter() {
        return higher;
    }

    /** The family that is named first; of those that begin at one place the first of the table. */
    static Optional<MetricName> of(String text) {
        return all(withSpaces(text)).entrySet().stream()
                .min(Map.Entry.<MetricName, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    static boolean isIn(String text) {
        return of(text).isPresent();
    }

    /** Each family that is named and where it is first. */
    static Map<MetricName, Integer> all(String text) {
        Map<MetricName, Integer> metrics = new EnumMap<>(MetricName.class);
        for (MetricName name : values()) {
            Matcher matcher = name.pattern.matcher(text);
            if (matcher.find()) {
                metrics.put(name, matcher.start());
            }
        }
        return metrics;
    }

    /** Kaggle's own names are written together: MeanFScoreMacro. */
    static String withSpaces(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z][a-z])", " ");
    }
}
