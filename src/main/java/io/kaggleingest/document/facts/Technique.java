package io.kaggleingest.document.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.ContextDocument.Notebook;

/** What a notebook works with, by what its code uses: the kinds of models first, then how it validates and combines. */
final class Technique {
    private static final int MOST = 7;
    /** Characters of code that are looked at; the rest of a very long notebook uses the same. */
    private static final int LONGEST = 400_000;

    private static final Map<String, Pattern> USED = patterns();

    private Technique() {}

    private static Map<String, Pattern> patterns() {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        patterns.put("LightGBM", pattern("lightgbm|LGBM\\w+|lgb\\.train"));
        patterns.put("XGBoost", pattern("xgboost|XGB\\w+|xgb\\.train"));
        patterns.put("CatBoost", pattern("catboost|CatBoost\\w+"));
        patterns.put("random forest", pattern("RandomForest\\w+|randomForest|ranger\\("));
        patterns.put("extra trees", pattern("ExtraTrees\\w+"));
        patterns.put("gradient boosting", pattern("(?:Hist)?GradientBoosting\\w+|gbm\\("));
        patterns.put(
                "linear model",
                pattern(
                        "LogisticRegression\\w*|LinearRegression|RidgeCV|Ridge\\(|RidgeClassifier|Lasso\\w{0,40}\\(|ElasticNet\\w*|glm\\(|lm\\("));
        patterns.put("support vectors", pattern("SVC\\(|SVR\\(|LinearSVC"));
        patterns.put("nearest neighbours", pattern("KNeighbors\\w+|NearestNeighbors|faiss"));
        patterns.put("naive Bayes", pattern("MultinomialNB|GaussianNB|ComplementNB"));
        patterns.put("TF-IDF", pattern("TfidfVectorizer|tfidf\\w*"));
        patterns.put("AutoML", pattern("autogluon|h2o\\.automl|flaml|lightautoml|pycaret"));
        patterns.put("DeBERTa", pattern("deberta[\\w-]*"));
        patterns.put("RoBERTa", pattern("roberta[\\w-]*"));
        patterns.put("BERT", pattern("(?<![a-z])bert[\\w-]*"));
        patterns.put("large language model", pattern("vllm|llama[\\w.-]*|gemma[\\w.-]*|qwen[\\w.-]*|mistral[\\w.-]*"));
        patterns.put("EfficientNet", pattern("efficientnet\\w*|tf_efficientnet\\w*"));
        patterns.put("ResNet", pattern("(?:se_?)?resne(?:t|xt)\\w*"));
        patterns.put("ConvNeXt", pattern("convnext\\w*"));
        patterns.put("vision transformer", pattern("vit_\\w+|swin\\w*"));
        patterns.put("U-Net", pattern("unet\\w*|segmentation_models\\w*"));
        patterns.put("YOLO", pattern("yolo\\w*|ultralytics"));
        patterns.put("recurrent network", pattern("LSTM\\(|GRU\\(|nn\\.LSTM|nn\\.GRU"));
        patterns.put(
                "neural network",
                pattern(
                        "nn\\.Module|keras\\.Sequential|tf\\.keras|keras\\.models|Dense\\(|MLPClassifier|MLPRegressor"));
        patterns.put("ARIMA", pattern("ARIMA|SARIMAX|auto_arima"));
        patterns.put("Prophet", pattern("Prophet\\("));
        patterns.put("stratified folds", pattern("StratifiedKFold"));
        patterns.put("grouped folds", pattern("(?:Stratified)?GroupKFold"));
        patterns.put("folds in time", pattern("TimeSeriesSplit"));
        patterns.put("folds", pattern("KFold\\(|cross_val_\\w+"));
        patterns.put("stacking", pattern("Stacking\\w+|meta_model"));
        patterns.put("voting", pattern("Voting(?:Classifier|Regressor)"));
        patterns.put("target encoding", pattern("TargetEncoder"));
        patterns.put("pseudo-labels", pattern("pseudo[_-]?label\\w*"));
        patterns.put("test-time augmentation", pattern("\\btta\\b"));
        patterns.put("Optuna", pattern("optuna"));
        return patterns;
    }

    private static Pattern pattern(String words) {
        return Pattern.compile("(?<![A-Za-z])(?:" + words + ")", words.contains("tta") ? Pattern.CASE_INSENSITIVE : 0);
    }

    /** Empty where its code uses nothing that is known. */
    static String of(Notebook notebook) {
        StringBuilder code = new StringBuilder();
        for (Cell cell : notebook.cells()) {
            if (cell.type().equals("code") && code.length() < LONGEST) {
                cell.text()
                        .lines()
                        .filter(line -> !line.strip().startsWith("#"))
                        .forEach(line -> code.append(line).append('\n'));
            }
        }
        List<String> names = new ArrayList<>();
        USED.forEach((name, pattern) -> {
            Matcher use = pattern.matcher(code);
            boolean plainFolds = name.equals("folds") && names.stream().anyMatch(other -> other.contains("folds"));
            if (names.size() < MOST && !plainFolds && use.find()) {
                names.add(name);
            }
        });
        return names.stream().allMatch(name -> name.contains("folds")) ? "" : String.join(", ", names);
    }
}
