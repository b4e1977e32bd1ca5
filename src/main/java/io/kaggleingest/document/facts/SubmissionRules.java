package io.kaggleingest.document.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.kaggleingest.document.page.PageKind;
import io.kaggleingest.document.text.Markdown.Kind;

/**
 * What a submission must not get wrong: sentences whose subject is a file, a row, a prediction, and that demand something
 * of it. Those that demand most are taken first and told in the order of the texts.
 */
final class SubmissionRules {
    private record Rule(String sentence, Passage passage, int worth, int place) {}

    private static final Set<PageKind> PAGES =
            Set.of(PageKind.EVALUATION, PageKind.REQUIREMENTS, PageKind.DATA, PageKind.DESCRIPTION, PageKind.OTHER);
    private static final int MOST = 14;

    private static final Pattern SUBJECT = pattern(
            "\\b(?:submi\\w+|csv|rows?|lines?|predict\\w*|probabilit\\w+|masks?|encod\\w+|header|answers?|bounding box(?:es)?"
                    + "|confidence|columns?|pairs|sequences?|scoring|results?|files?|labels?|code|ids?|scores?)\\b");
    private static final Pattern STRONG_SUBJECT =
            pattern("\\b(?:submi\\w+|predict\\w*|probabilit\\w+|masks?|encod\\w+|header|scoring|confidence)\\b");
    private static final Pattern SHAPE = pattern(
            "\\b(?:sums? to (?:one|1)|re-?scaled|normali[sz]ed|between 0|clipped|in any order|order of the rows|sorted|duplicat\\w+|exactly"
                    + "|empty|blank|null|missing|run[- ]length|RLE|(?:space|comma|tab|semicolon)[- ](?:delimited|separated)|integers?|decimal\\w*|same line|one (?:row|line)|all rows|binary"
                    + "|will fail|rejected|refused|invalid|ignored|not (?:be )?scored|excluded|first column|last \\w+ digits|postfix|prefix|inserted|real-valued|real number|standalone"
                    + "|weighted more|no more than|at most|at least one|only asked|only be|once per)\\b|\\brange (?:of )?\\[|\\[0, ?1\\]|\\b0-1 range\\b|\\bfrom 0\\b|\\b[xy]_?min\\b");
    private static final Pattern DEMAND = pattern(
            "\\b(?:must|should|needs? to|has to|have to|required|may not|cannot|not be allowed|don't|do not|are asked|you will predict|correspond)\\b");
    private static final Pattern ASKS = pattern(
            "\\bfor (?:each|every|all)\\b.{0,160}\\b(?:predict|submit|provide|determin\\w+|select)\\b|\\byou (?:must|should|will|need to|are asked to) (?:also )?(?:predict|submit|provide)\\b");
    private static final Pattern ASIDE = pattern(
            "\\\\(?:frac|sum|begin|sigma|text)|\\bsubmit(?:\\W\\w+){0,3}\\W{0,3}button\\b|\\binternet access (?:disabled|enabled|off)\\b|\\brun-?time\\b|\\bFAQ\\b|\\bexternal data\\b|\\bworkshops?\\b|\\bpapers?\\b"
                    + "|\\b(?:annotators?|raters?|labell?ers?)\\b|\\bif successful\\b|\\bhope\\b|\\bhost(?:s|ed)?\\b|\\bprizes?\\b|\\bteams?\\b|\\bbutton\\b|\\bnotebooks? and\\b|\\bforum\\b"
                    + "|\\bkernels? competition\\b|\\bmust be made (?:through|via)\\b|\\bnamed\\b.{0,20}\\.csv|\\bsample submission file\\b|(?-i:\\b[A-Z]{3,} (?:Challenge|Workshop)\\b)|\\bmode \\d\\b");
    private static final Pattern SUPERSEDED_HEADER =
            Pattern.compile("(?<!\\s)\\s*+\\(?[\"“`]\\w+(?:, ?\\w+){2,}[\"”`]\\)?");
    private static final Pattern REFERS_BACK = pattern(
            "\\b(?:same|this|that) (?:convention|format|rule|scheme)\\b|^(?:these|this|they|it) (?:must|should|has|have|needs?|may|is|are)\\b");
    private static final Pattern LEAD_IN =
            pattern("\\b(?:format\\w*|follow\\w*|like|examples?|below|conditions)\\b[^.]{0,40}:$");

    private final List<Rule> rules = new ArrayList<>();

    SubmissionRules(List<Passage> passages, String scoring) {
        int place = 0;
        for (Passage passage : passages) {
            if (PAGES.contains(passage.kind()) && passage.form() != Kind.HEADING) {
                place = read(passage, scoring, place);
            }
        }
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile("(?i)" + expression);
    }

    private int read(Passage passage, String scoring, int from) {
        int place = from;
        String before = "";
        for (String sentence : passage.sentences()) {
            boolean back = REFERS_BACK.matcher(sentence).find() && !before.isEmpty();
            boolean aside =
                    sentence.equals(scoring) || LEAD_IN.matcher(sentence).find();
            int worth = aside ? 0 : worth(back ? before + " " + sentence : sentence, passage);
            if (worth > 0 && back) {
                rules.add(new Rule(before, passage, worth, place++));
            }
            if (worth > 0) {
                rules.add(new Rule(SUPERSEDED_HEADER.matcher(sentence).replaceAll(""), passage, worth, place++));
            }
            before = sentence;
        }
        return place;
    }

    private static int worth(String sentence, Passage passage) {
        PageKind kind = passage.kind();
        boolean about = SUBJECT.matcher(sentence).find()
                || STRONG_SUBJECT.matcher(passage.heading()).find();
        if (!about || ASIDE.matcher(sentence).find()) {
            return 0;
        }
        boolean evaluation = kind == PageKind.EVALUATION || kind == PageKind.REQUIREMENTS;
        boolean strong = STRONG_SUBJECT.matcher(sentence).find();
        int shape = SHAPE.matcher(sentence).find() ? 3 : 0;
        int demand = DEMAND.matcher(sentence).find() ? 2 : 0;
        int asks = ASKS.matcher(sentence).find() ? 3 : 0;
        int worth = shape
                + demand
                + asks
                + (strong ? 1 : 0)
                + (evaluation ? 2 : 0)
                - (kind == PageKind.DESCRIPTION || kind == PageKind.OTHER ? 2 : 0);
        boolean demands = shape > 0 || demand > 0 || asks > 0;
        return demands && worth >= (strong || evaluation ? 4 : 5) ? worth : 0;
    }

    void add(Facts facts) {
        int room = FactName.SUBMISSION_RULES.type().limit();
        List<Rule> remaining = new ArrayList<>();
        Set<String> texts = new LinkedHashSet<>();
        for (Rule rule : rules.stream()
                .sorted(Comparator.comparingInt(Rule::worth).reversed().thenComparing(Rule::place))
                .toList()) {
            if (remaining.size() < MOST && rule.sentence().length() + 2 <= room && texts.add(rule.sentence())) {
                remaining.add(rule);
                room -= rule.sentence().length() + 2;
            }
        }
        remaining.sort(Comparator.comparingInt(Rule::place));
        List<String> pages =
                remaining.stream().map(rule -> rule.passage().page()).distinct().toList();
        facts.add(
                FactName.SUBMISSION_RULES,
                Quotes.join(remaining.stream()
                        .map(Rule::sentence)
                        .map(Quotes::withFullStop)
                        .toList()),
                (pages.size() == 1 ? "page " : "pages ") + String.join(", ", pages));
    }
}
