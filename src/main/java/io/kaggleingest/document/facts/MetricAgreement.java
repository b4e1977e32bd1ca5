package io.kaggleingest.document.facts;

import java.util.Locale;
import java.util.Optional;

/** Whether Kaggle's name of a metric and that of a text mean one thing. */
final class MetricAgreement {
    private MetricAgreement() {}

    /** Different families are different metrics, if both are known; a name of the host's own may be anything. */
    static boolean isSame(String field, String phrase) {
        Optional<MetricName> one = MetricName.of(field);
        Optional<MetricName> other = MetricName.of(phrase);
        if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
            return true;
        }
        boolean generic = isGeneric(one.get()) || isGeneric(other.get());
        boolean within = MetricName.all(MetricName.withSpaces(field)).containsKey(other.get())
                || MetricName.all(phrase).containsKey(one.get());
        return within || generic && one.get().higherIsBetter() == other.get().higherIsBetter();
    }

    private static boolean isGeneric(MetricName name) {
        return name == MetricName.ERROR || name == MetricName.DISTANCE || name == MetricName.SENSITIVITY;
    }

    /** Kaggle's name, followed by the text's if that has several words and differs. */
    static String merge(String field, String phrase) {
        String words = normalize(phrase.replaceAll("\\([^()]*+\\)", ""));
        boolean abbreviated = !phrase.strip().contains(" ");
        return words.isEmpty() || abbreviated || normalize(field).contains(words) ? field : field + " (" + phrase + ")";
    }

    private static String normalize(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}@]+", "");
    }
}
