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

    private static final Map<String, Pattern> USED = used();

    private Technique() {}

    private static Map<String, Pattern> used() {
        Map<String, Pattern> used = new LinkedHashMap<>();
        used.put("LightGBM", pattern("lightgbm|LGBM\\w+|lgb\\.train"));
        used.put("XGBoost", pattern("xgboost|XGB\\w+|xgb\\.train"));
        used.put("CatBoost", pattern("catboost|CatBoost\\w+"));
        used.put("random forest", pattern("RandomForest\\w+|randomForest|ranger\\("));
        used.put("extra trees", pattern("ExtraTrees\\w+"));
        used.put("gradient boosting", pattern("(?:Hist)?GradientBoosting\\w+|gbm\\("));
        used.put(
                "linear model",
                pattern(
                        "LogisticRegression\\w*|LinearRegression|RidgeCV|Ridge\\(|RidgeClassifier|Lasso\\w{0,40}\\(|ElasticNet\\w*|glm\\(|lm\\("));
        used.put("support vectors", pattern("SVC\\(|SVR\\(|LinearSVC"));
        used.put("nearest neighbours", pattern("KNeighbors\\w+|NearestNeighbors|faiss"));
        used.put("naive Bayes", pattern("MultinomialNB|GaussianNB|ComplementNB"));
        used.put("TF-IDF", pattern("TfidfVectorizer|tfidf\\w*"));
        used.put("AutoML", pattern("autogluon|h2o\\.automl|flaml|lightautoml|pycaret"));
        used.put("DeBERTa", pattern("deberta[\\w-]*"));
        used.put("RoBERTa", pattern("roberta[\\w-]*"));
        used.put("BERT", pattern("(?<![a-z])bert[\\w-]*"));
        used.put("large language model", pattern("vllm|llama[\\w.-]*|gemma[\\w.-]*|qwen[\\w.-]*|mistral[\\w.-]*"));
        used.put("EfficientNet", pattern("efficientnet\\w*|tf_efficientnet\\w*"));
        used.put("ResNet", pattern("(?:se_?)?resne(?:t|xt)\\w*"));
        used.put("ConvNeXt", pattern("convnext\\w*"));
        used.put("vision transformer", pattern("vit_\\w+|swin\\w*"));
        used.put("U-Net", pattern("unet\\w*|segmentation_models\\w*"));
        used.put("YOLO", pattern("yolo\\w*|ultralytics"));
        used.put("recurrent network", pattern("LSTM\\(|GRU\\(|nn\\.LSTM|nn\\.GRU"));
        used.put(
                "neural network",
                pattern(
                        "nn\\.Module|keras\\.Sequential|tf\\.keras|keras\\.models|Dense\\(|MLPClassifier|MLPRegressor"));
        used.put("ARIMA", pattern("ARIMA|SARIMAX|auto_arima"));
        used.put("Prophet", pattern("Prophet\\("));
        used.put("stratified folds", pattern("StratifiedKFold"));
        used.put("grouped folds", pattern("(?:Stratified)?GroupKFold"));
        used.put("folds in time", pattern("TimeSeriesSplit"));
        used.put("folds", pattern("KFold\\(|cross_val_\\w+"));
        used.put("stacking", pattern("Stacking\\w+|meta_model"));
        used.put("voting", pattern("Voting(?:Classifier|Regressor)"));
        used.put("target encoding", pattern("TargetEncoder"));
        used.put("pseudo-labels", pattern("pseudo[_-]?label\\w*"));
        used.put("test-time augmentation", pattern("\\btta\\b"));
        used.put("Optuna", pattern("optuna"));
        return used;
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
        List<String> found = new ArrayList<>();
        USED.forEach((name, pattern) -> {
            Matcher use = pattern.matcher(code);
            boolean plainFolds = name.equals("folds") && found.stream().anyMatch(other -> other.contains("folds"));
            if (found.size() < MOST && !plainFolds && use.find()) {
                found.add(name);
            }
        });
        return found.stream().allMatch(name -> name.contains("folds")) ? "" : String.join(", ", found);
    }
}
