package io.kaggleingest.document.facts;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.ContextDocument.Notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

class TechniqueTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            import lightgbm as lgb; from sklearn.model_selection import GroupKFold | LightGBM, grouped folds
            model = timm.create_model('tf_efficientnet_b3')                        | EfficientNet
            AutoModel.from_pretrained('microsoft/deberta-v3-base')                 | DeBERTa
            library(ranger); fit <- ranger(y ~ ., data = train)                    | random forest
            # import xgboost                                                       | ''
            KFold(5).split(train)                                                  | ''
            print('albert')                                                        | ''
            """)
    void a_technique_is_what_the_code_uses(String code, String technique) {
        assertEquals(technique, Technique.of(notebook(code)));
    }

    private static Notebook notebook(String code) {
        List<Cell> cells = Stream.of(
                        new Cell("markdown", "CatBoost did not work.", null, null), new Cell("code", code, null, null))
                .toList();
        return new Notebook("a/b", "t", "a", 1, "python", "u", null, cells);
    }
}
