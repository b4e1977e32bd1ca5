package io.kaggleingest.document.facts;

import java.util.Arrays;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class DirectionReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            RMSE                                        | lower is better
            Root Mean Squared Logarithmic Error         | lower is better
            log-loss                                    | lower is better
            MulticlassLoss                              | lower is better
            mean of the 50th and 95th percentile errors | lower is better
            Kullback–Leibler divergence                 | lower is better
            negative log-likelihood                     | lower is better
            AUC                                         | higher is better
            F-Score (Macro)                             | higher is better
            MeanFScoreMicro                             | higher is better
            MAP@{K}                                     | higher is better
            IoU at a distance of 2 m                    | higher is better
            Spearman correlation                        | higher is better
            Custom Metric                               |
            1 - RMSE                                    |
            accuracy minus error rate                   |
            """)
    void the_nouns_of_a_name_tell_where_they_agree(String metric, String direction) {
        assertEquals(Optional.ofNullable(direction), DirectionReader.ofName(metric));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            0.1 0.2 0.3        | lower is better
            9 9 8 7            | higher is better
            0.9 0.8            |
            1 1 1 1            |
            0.3 0.1 0.2        |
            -0.9 -1.5 -2       | higher is better
            a b c              |
            NaN 0.1 0.2 0.3    | lower is better
            """)
    void the_order_of_a_leaderboard_tells_where_three_scores_differ(String scores, String direction) {
        assertEquals(Optional.ofNullable(direction), DirectionReader.ofScores(Arrays.asList(scores.split(" "))));
    }
}
