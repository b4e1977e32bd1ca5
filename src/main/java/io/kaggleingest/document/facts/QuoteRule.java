package io.kaggleingest.document.facts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.page.PageKind;
import io.kaggleingest.document.text.Markdown.Kind;

import static io.kaggleingest.document.page.PageKind.DATA;
import static io.kaggleingest.document.page.PageKind.DESCRIPTION;
import static io.kaggleingest.document.page.PageKind.EVALUATION;
import static io.kaggleingest.document.page.PageKind.OTHER;
import static io.kaggleingest.document.page.PageKind.PRIZES;
import static io.kaggleingest.document.page.PageKind.REQUIREMENTS;
import static io.kaggleingest.document.page.PageKind.RULES;
import static io.kaggleingest.document.page.PageKind.TIMELINE;

/**
 * A fact in the words of the texts: the first sentences on pages of some kinds in which all of its patterns are found and
 * its exception is not.
 *
 * @param most sentences
 */
record QuoteRule(FactName fact, List<PageKind> pages, int most, Pattern except, List<Pattern> patterns) {
    private static final String DATA_OF_OTHERS =
            "(?:external (?:data\\w*|sources?|models?)|(?:additional|outside|other|extra|supplement(?:al|ary)|third[- ]party) (?:data ?sets?|training data|data sources?)|pre-?trained (?:models?|weights|networks?))";
    private static final Pattern NONE = Pattern.compile("(?!)");
    private static final Pattern CONDITION = pattern(
            "\\b(?:when|until|after|once|if|before|following|as soon as|will|would|following the|at the end)\\b");

    /** The table: adding a fact of this sort is adding a line. */
    static final List<QuoteRule> ALL = List.of(
            rule(
                    FactName.CODE_RULES,
                    List.of(REQUIREMENTS, TIMELINE, DATA, EVALUATION),
                    8,
                    "\\bsubmit\\W{0,3} button\\b|\\bFAQ\\b",
                    "\\b(?:custom packages?|TPUs?|other kernels|kernels? as inputs?|utility scripts?|re-?runs?|still running|hard[- ]?cod\\w+|daily (?:submission )?limit|error message|offline|unseen test|docker|random seed|notebooks? must|kernel must|GPU quota|pip install|inference (?:server|API))\\b"),
            rule(
                    FactName.EXTERNAL_DATA,
                    List.of(REQUIREMENTS, RULES, EVALUATION, DATA, PRIZES, DESCRIPTION, OTHER),
                    2,
                    "\\bprior work\\b",
                    "\\b" + DATA_OF_OTHERS
                            + "\\b|\\bonly use the (?:provided )?data\\b|\\buse the original data\\w*|\\bother than the data\\b|\\boutside data\\b",
                    "\\b(?:allowed|permitted|prohibited|forbidden|may|must|cannot|can|not|no|free|freely|public|publicly|only|disclose\\w*|feel free)\\b"),
            rule(FactName.EXTERNAL_DATA, List.of(TIMELINE), 1, null, "\\bexternal data\\b", "\\bdisclos\\w+"),
            rule(
                    FactName.TEST_SET,
                    List.of(DATA, REQUIREMENTS, EVALUATION, TIMELINE, DESCRIPTION),
                    4,
                    null,
                    "\\b(?:(?:unseen|hidden|private|re-?run|full|actual|real|new|final) test (?:set|data\\w*)|(?:example|public|rerun) test (?:data|set)|verification set|locked[- ]in|random split|(?:domain|distribution|covariate) shift|final evaluation data)\\b"
                            + "|\\btest\\b.{0,80}\\b(?:later|after|future|hidden|unseen|newer|replaced|removed)\\b|\\b(?:later|future|hidden|unseen|newer|replaced|removed)\\b.{0,80}\\btest\\b|\\bre-?run against\\b"),
            rule(
                    FactName.LEADERBOARD_SPLIT,
                    List.of(EVALUATION, DATA, DESCRIPTION, RULES, OTHER),
                    2,
                    null,
                    "\\b(?:public|private)\\b",
                    "\\d ?%|\\d[-/]\\d|\\b(?:percent|half|third|quarter)\\b",
                    "\\b(?:leaderboard|test|split)\\b"),
            rule(
                    FactName.PRIZE_CONDITIONS,
                    List.of(PRIZES),
                    3,
                    "\\btax(?:es)?\\b|\\bsubmission form\\b",
                    "\\b(?:prizes?|awards?|winners?|eligib\\w+)\\b",
                    "\\b(?:must|required?|requirement|eligible|only|attend|provided that|need to|condition\\w*|contingent)\\b"),
            rule(
                    FactName.TEAM_RULES,
                    List.of(RULES, REQUIREMENTS, PRIZES),
                    2,
                    null,
                    "\\bno limit\\b.{0,20}\\bteam|\\bmergers?\\b.{0,30}\\b(?:allowed|any time|not|no)\\b|\\b(?:compete|participate) as an? (?:individual|team)\\b"),
            rule(
                    FactName.CONDUCT_RULES,
                    List.of(RULES, REQUIREMENTS, EVALUATION, DATA, DESCRIPTION, PRIZES),
                    4,
                    "\\braters?\\b|\\bannotators?\\b|\\bwere hand\\b|\\bto prevent\\b|\\bhand[- ]labell?ed metadata\\b",
                    "\\b(?:one account|several accounts|multiple accounts|privately? shar\\w+|private sharing|outside (?:of )?(?:your |the |a )?teams?|hand[ -]?labell?\\w*|manual(?:ly)? labell?\\w*|label(?:l?ing)? (?:the test|by hand)|by hand|disqualif\\w+|look up the answers|cheat\\w*)\\b",
                    "\\b(?:not|no|never|prohibit\\w*|forbid\\w*|forbidden|disqualif\\w+|don't|must|may|allowed|permitted|only|one account)\\b"),
            rule(
                    FactName.WINNERS_OBLIGATIONS,
                    List.of(RULES, PRIZES),
                    2,
                    null,
                    "\\bwinn(?:ers?|ing)\\b",
                    "\\b(?:publish\\w*|licen[cs]e\\w*|hand in|deliver\\w*|open[- ]?source\\w*|description)\\b"),
            rule(
                    FactName.DATA_LICENSE,
                    List.of(RULES, DATA),
                    1,
                    "\\bwinn\\w+|\\bsolution\\b|\\bsource code\\b|\\battribution to their\\b",
                    "\\b(?:data ?sets?|data|images|files|recordings|photos|clips|texts)\\b",
                    "\\blicen[cs]ed? (?:under|as|:)|\\breleased under\\b|\\bCC[ -]?BY\\b|\\bCC0\\b|\\bnon-?commercial\\b|\\bresearch (?:and|or) (?:academic|education\\w*)\\b.{0,20}\\bonly\\b"),
            rule(FactName.ELIGIBILITY, List.of(RULES), 1, null, "\\b(?:eligib\\w+|not open to|win nothing)\\b"));

    /** Says that the competition is over, not what will happen when it is. */
    static final QuoteRule STATUS = new QuoteRule(
            FactName.STATUS,
            List.of(DESCRIPTION, EVALUATION, TIMELINE, DATA, OTHER),
            2,
            CONDITION,
            List.of(
                    pattern(
                            "\\bcompetition (?:is|has|was)(?: now)? (?:finished|ended|closed|over|completed|concluded)\\b|\\bcompetition is (?:now )?closed\\b|\\bentries are closed\\b|\\blate submissions? (?:are|is) (?:still )?(?:possible|open|accepted|allowed|scored|ranked)\\b")));

    private static QuoteRule rule(
            FactName fact, List<PageKind> pages, int most, @Nullable String except, String... patterns) {
        return new QuoteRule(
                fact,
                pages,
                most,
                except == null ? NONE : pattern(except),
                List.of(patterns).stream().map(QuoteRule::pattern).toList());
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile("(?i)" + expression);
    }

    void add(List<Passage> passages, Facts facts) {
        Set<String> quotes = new LinkedHashSet<>();
        Set<String> sources = new LinkedHashSet<>();
        int room = fact.type().limit();
        for (PageKind kind : pages) {
            for (Passage passage : passages) {
                if (passage.kind() == kind && passage.form() != Kind.HEADING) {
                    room = take(passage, quotes, sources, room);
                }
            }
        }
        List<String> names = new ArrayList<>(sources);
        facts.add(fact, Quotes.join(quotes), (names.size() == 1 ? "page " : "pages ") + String.join(", ", names));
    }

    private int take(Passage passage, Set<String> quotes, Set<String> sources, int room) {
        int remaining = room;
        for (String sentence : passage.sentences()) {
            if (quotes.size() < most && !quotes.contains(sentence) && !sentence.endsWith(":") && speaks(sentence)) {
                String quote = Quotes.around(sentence, patterns.get(0));
                if (quote.length() + 2 <= remaining) {
                    quotes.add(quote);
                    sources.add(passage.page());
                    remaining -= quote.length() + 2;
                }
            }
        }
        return remaining;
    }

    private boolean speaks(String sentence) {
        return patterns.stream().allMatch(pattern -> pattern.matcher(sentence).find())
                && !except.matcher(sentence).find();
    }
}
