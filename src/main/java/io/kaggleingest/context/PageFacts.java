package io.kaggleingest.context;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.kaggleingest.context.ContextDocument.Page;

/** Facts that only a competition's texts tell. Quoted, never concluded: a wrong direction is worse than none. */
final class PageFacts {
    private static final Pattern METRIC = Pattern.compile(
            "(?i)\\b(?:root[ -]mean[ -]squared?(?:[ -]log(?:arithmic)?)?"
                    + "[ -]error|mean[ -](?:absolute|squared|average precision)(?:[ -]percentage)?(?:[ -]error)?"
                    + "|area under the (?:roc|receiver operating characteristic) curve|roc[ -]auc|auc[ -]roc|log(?:arithmic)?[ -]?loss"
                    + "|(?:macro|micro|weighted)?[ -]?f1[ -]?score|quadratic weighted kappa|matthews correlation coefficient"
                    + "|normalized gini|categorization accuracy|classification accuracy|accuracy"
                    + "|intersection over union|dice coefficient|levenshtein distance|rmsle|rmse|mae|map@\\d+|ndcg(?:@\\d+)?)\\b");
    private static final Pattern LOWER = Pattern.compile(
            "(?i)\\b(?:lower|smaller)\\b[^.\\n]{0,40}\\bbetter\\b|\\bminimi[sz](?:e|ed|ing)\\b|\\bperfect score (?:is|of) 0\\b");
    private static final Pattern HIGHER = Pattern.compile(
            "(?i)\\b(?:higher|larger|greater)\\b[^.\\n]{0,40}\\bbetter\\b|\\bmaximi[sz](?:e|ed|ing)\\b|\\bperfect score (?:is|of) 1\\b");
    private static final Pattern EXTERNAL = Pattern.compile("(?i)\\bexternal (?:data|models?|sources?)\\b");
    private static final Pattern RUN_TIME = Pattern.compile(
            "(?i)\\b(?:run-?time|internet access|(?:CPU|GPU|TPU) notebooks?|notebooks? submissions?)\\b");
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+(?=[A-Z*\\[(])|\\n+");

    private PageFacts() {}

    static void evaluation(List<Page> pages, Facts facts) {
        for (Page page : pages) {
            if (PageOrder.rank(page.name()) > 1) {
                continue;
            }
            Matcher metric = METRIC.matcher(page.markdown());
            if (metric.find()) {
                facts.add("metric", metric.group(), source(page));
            }
        }
        direction(pages, facts);
    }

    /** Told only if one of the texts says one of the two and none says the other. */
    private static void direction(List<Page> pages, Facts facts) {
        Page lower = first(pages, LOWER);
        Page higher = first(pages, HIGHER);
        if (lower != null && higher == null) {
            facts.add("metric_direction", "lower is better", source(lower));
        } else if (higher != null && lower == null) {
            facts.add("metric_direction", "higher is better", source(higher));
        }
    }

    private static Page first(List<Page> pages, Pattern pattern) {
        return pages.stream()
                .filter(page -> PageOrder.rank(page.name()) <= 1)
                .filter(page -> pattern.matcher(page.markdown()).find())
                .findFirst()
                .orElse(null);
    }

    static void rules(List<Page> pages, Facts facts) {
        quote("external_data", EXTERNAL, pages, facts);
        quote("code_rules", RUN_TIME, pages, facts);
    }

    /** The sentences of the first page that says anything of it, as many as a fact holds. */
    private static void quote(String name, Pattern pattern, List<Page> pages, Facts facts) {
        for (Page page : pages) {
            List<String> quoted = SENTENCE.splitAsStream(page.markdown())
                    // A heading names its subject, it does not say anything of it.
                    .filter(sentence -> !sentence.startsWith("#") && sentence.length() > 20)
                    .filter(sentence -> pattern.matcher(sentence).find())
                    .map(sentence -> sentence.replaceFirst("^(?:[-*>] |\\d++\\. )++", ""))
                    .limit(3)
                    .toList();
            if (!quoted.isEmpty()) {
                facts.add(name, String.join("; ", quoted), source(page));
                return;
            }
        }
    }

    private static String source(Page page) {
        return "page " + page.name();
    }
}
