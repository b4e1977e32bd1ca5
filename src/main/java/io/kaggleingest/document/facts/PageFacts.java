package io.kaggleingest.document.facts;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.page.PageOrder;
import io.kaggleingest.document.text.Markdown;

/**
 * Facts that only a competition's texts tell. Quoted, never concluded: a wrong direction is worse than none. Each is made
 * of the first sentences in which its patterns are found, on the pages where hosts write of such things.
 */
final class PageFacts {
    private static final IntPredicate ANYWHERE = rank -> true;
    private static final IntPredicate OVERVIEW = rank -> rank <= 1;
    private static final IntPredicate TASK = rank -> rank <= 2;
    private static final IntPredicate SUBMITTING = rank -> rank <= 2 || rank == 5;
    private static final IntPredicate PRIZES = rank -> rank == 4;
    private static final IntPredicate RULES = rank -> rank >= 5;

    private static final Pattern METRIC = pattern(
            "\\b(?:root[ -]mean[ -]squared?(?:[ -]log(?:arithmic)?)?"
                    + "[ -]error|mean[ -](?:absolute|squared|average precision)(?:[ -]percentage)?(?:[ -]error)?"
                    + "|area under the (?:roc|receiver operating characteristic) curve|roc[ -]auc|auc[ -]roc|log(?:arithmic)?[ -]?loss"
                    + "|(?:macro|micro|weighted)?[ -]?f1[ -]?score|quadratic weighted kappa|matthews correlation coefficient"
                    + "|normalized gini|categorization accuracy|classification accuracy|accuracy"
                    + "|intersection over union|dice coefficient|levenshtein distance|rmsle|rmse|mae|map@\\d+|ndcg(?:@\\d+)?)\\b");
    private static final Pattern LOWER = pattern(
            "\\b(?:lower|smaller)\\b[^.\\n]{0,40}\\bbetter\\b|\\bminimi[sz](?:e|ed|ing)\\b|\\bperfect score (?:is|of) 0\\b");
    private static final Pattern HIGHER = pattern(
            "\\b(?:higher|larger|greater)\\b[^.\\n]{0,40}\\bbetter\\b|\\bmaximi[sz](?:e|ed|ing)\\b|\\bperfect score (?:is|of) 1\\b");
    private static final Pattern SCORED = pattern(
            "\\b(?:(?:evaluated|scored|judged|measured|ranked) (?:on|by|using|with|against)|score is|metric is)\\b");

    private static final String DOING = "(?:predict|estimate|classify|forecast|detect|segment|identify|fill)";
    private static final Pattern ASKED = pattern("^" + DOING + "\\b|\\bfor (?:each|every|all)\\b.{0,80}\\b" + DOING
            + "\\b|\\b(?:you|your|task|job|goal|challenge)\\b.{0,40}\\b" + DOING + "\\b");
    private static final Pattern SPLIT_OF_TEST =
            pattern("\\b(?:random split|(?:domain|distribution|covariate) shift)\\b"
                    + "|\\btest\\b.{0,80}\\b(?:later|after|future|hidden|unseen|newer|replaced)\\b"
                    + "|\\b(?:later|future|hidden|unseen|newer|replaced)\\b.{0,80}\\btest\\b");
    private static final Pattern BOARD = pattern("\\b(?:public|private)\\b");
    private static final Pattern SHARE = pattern("\\d ?%|\\b(?:percent|half|third|quarter)\\b");
    private static final Pattern FORMAT =
            pattern("\\b(?:refused|rejected|clipped|exactly [\\d,]+ (?:rows|lines)|in any order"
                    + "|must (?:write|contain|have|include|be named)|should (?:contain|have))\\b");

    private static final Pattern AMOUNT = pattern("[$€£¥] ?\\d|\\d ?(?:usd|eur|dollars|euros)\\b");
    private static final Pattern DATE = pattern(
            "\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\b|\\d{4}-\\d{2}|\\d{1,2}/\\d{1,2}");
    private static final Pattern DEADLINE = pattern("\\b(?:(?:final|submission) deadline"
            + "|final submissions? (?:deadline|due|date)|competition (?:closes|closed|ends|ended))\\b");
    private static final Pattern ENTRY = pattern("\\bentry\\b.{0,30}\\bdeadline\\b");
    private static final Pattern MERGER = pattern("\\bmerger\\b.{0,30}\\bdeadline\\b");

    private static final Pattern EXTERNAL =
            pattern("\\bexternal (?:data|models?|sources?)\\b|\\bpre-?trained (?:models?|weights)\\b");
    private static final Pattern VERDICT = pattern("\\b(?:allowed|permitted|prohibited|forbidden|may|must|cannot|can"
            + "|not|no|free|freely|public|publicly|only)\\b");
    private static final Pattern RUN_TIME =
            pattern("\\b(?:run-?time|internet access|(?:CPU|GPU|TPU) notebooks?|notebooks? submissions?"
                    + "|(?:through|via|from|as) (?:a )?notebooks?|hidden,? (?:full )?test|run again|re-?run)\\b");
    private static final Pattern TEAMS =
            pattern("\\bno limit\\b.{0,20}\\bteam|\\bmergers?\\b.{0,30}\\b(?:allowed|any time|not|no)\\b");
    private static final Pattern CONDUCT = pattern("\\b(?:one account|several accounts|multiple accounts"
            + "|privately? shar\\w+|private sharing|outside (?:of )?(?:your |the |a )?teams?"
            + "|hand[ -]?labell?\\w*|by hand|disqualif\\w+)\\b");
    private static final Pattern SELECTION = pattern(
            "\\b(?:\\d+|one|two|three) final submissions?\\b|\\bselect\\b.{0,60}\\b(?:submissions?|judging)\\b");
    private static final Pattern WINNERS = pattern("\\bwinn(?:ers?|ing)\\b");
    private static final Pattern DELIVER =
            pattern("\\b(?:publish\\w*|licen[cs]e\\w*|hand in|deliver\\w*|open[- ]?source\\w*|description)\\b");
    private static final Pattern OVER = pattern(
            "\\bcompetition (?:is |has |was )?(?:finished|ended|closed|over)\\b|\\blate submissions?\\b|\\bentries are closed\\b");
    private static final Pattern DATA = pattern("\\bdata(?:set)?\\b");
    private static final Pattern LICENSE = pattern("\\b(?:licen[cs]ed? |CC[ -]?BY|CC0|non-?commercial)");
    private static final Pattern ELIGIBLE = pattern("\\b(?:eligib\\w+|not open to|win nothing)\\b");

    private final List<Page> pages;
    private final Facts facts;
    private final Quotes quotes;

    PageFacts(List<Page> pages, Facts facts) {
        this.pages = pages;
        this.facts = facts;
        this.quotes = new Quotes(pages, facts);
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile("(?i)" + expression);
    }

    void task() {
        quotes.add("task", OVERVIEW, 3, ASKED);
    }

    void evaluation() {
        for (Page page : pages) {
            Matcher metric = METRIC.matcher(words(page));
            if (OVERVIEW.test(PageOrder.rank(page.name())) && metric.find()) {
                facts.add("metric", metric.group(), source(page));
            }
        }
        direction();
        quotes.add("scoring", OVERVIEW, 1, SCORED);
        quotes.add("scoring", OVERVIEW, 1, METRIC);
        quotes.add("leaderboard_split", TASK, 2, BOARD, SHARE);
    }

    /** Told by the texts only if one of them says one of the two and none says the other. */
    private void direction() {
        Page lower = first(LOWER);
        Page higher = first(HIGHER);
        if (lower != null && higher == null) {
            facts.add("metric_direction", MetricDirection.LOWER, source(lower));
        } else if (higher != null && lower == null) {
            facts.add("metric_direction", MetricDirection.HIGHER, source(higher));
        }
        Fact metric = facts.all().get("metric");
        if (metric != null) {
            String name = metric.value().toString();
            MetricDirection.of(name).ifPresent(known -> facts.add("metric_direction", known, "metric " + name));
        }
    }

    private Page first(Pattern pattern) {
        return pages.stream()
                .filter(page -> OVERVIEW.test(PageOrder.rank(page.name())))
                .filter(page -> pattern.matcher(words(page)).find())
                .findFirst()
                .orElse(null);
    }

    /** For competitions of which Kaggle does not say when they end: as the host wrote it, which no program can compare. */
    void dates() {
        stated("deadline", DEADLINE);
        stated("entry_deadline", ENTRY);
        stated("merger_deadline", MERGER);
    }

    private void stated(String name, Pattern pattern) {
        if (!facts.all().containsKey(name)) {
            quotes.add("stated_" + name, ANYWHERE, 1, pattern, DATE);
        }
    }

    void status() {
        quotes.add("status", ANYWHERE, 3, OVER);
    }

    void prizes() {
        quotes.add("prizes", PRIZES, 8, AMOUNT);
    }

    void rules() {
        quotes.add("external_data", ANYWHERE, 3, EXTERNAL, VERDICT);
        quotes.add("external_data", ANYWHERE, 1, EXTERNAL);
        quotes.add("code_rules", SUBMITTING, 6, RUN_TIME);
        quotes.add("team_rules", RULES, 2, TEAMS);
        quotes.add("final_submissions", RULES, 1, SELECTION);
        quotes.add("conduct_rules", RULES, 4, CONDUCT);
        quotes.add("winners_obligations", RULES, 2, WINNERS, DELIVER);
        quotes.add("data_license", RULES, 1, DATA, LICENSE);
        quotes.add("eligibility", RULES, 1, ELIGIBLE);
    }

    void submission() {
        quotes.add("submission_rules", SUBMITTING, 3, FORMAT);
        quotes.add("test_set", TASK, 3, SPLIT_OF_TEST);
    }

    /** What the pages say of files of which none could be read. */
    void files(List<String> names) {
        if (!names.isEmpty()) {
            String any = String.join("|", names.stream().map(Pattern::quote).toList());
            quotes.add("files_described", ANYWHERE, 5, Pattern.compile(any));
        }
    }

    /** What a host says; a program in a page says nothing of the task. */
    private static String words(Page page) {
        return Markdown.of(page.markdown()).words();
    }

    private static String source(Page page) {
        return "page " + page.name();
    }
}
