package io.kaggleingest.document.page;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a page or a section of it is about. Hosts name their pages as they like, so a kind is told by words of the name,
 * and where these say nothing by what the text holds.
 */
public enum PageKind {
    DESCRIPTION,
    EVALUATION,
    DATA,
    REQUIREMENTS,
    TIMELINE,
    PRIZES,
    RULES,
    /** Judges, workshops, papers, partners, answers to questions, other programmes: they never speak for the competition. */
    SIDE,
    OTHER;

    private static final Pattern SIDE_WORDS = words(
            "judges?|jury|workshops?|conferences?|symposium|papers?|faqs?|questions|citations?|cite|references?"
                    + "|bibliography|acknowledg\\w*|thanks|partners?|sponsors?|sponsored|organi[sz]\\w+|hosts?|hosting|winners?"
                    + "|jobs?|careers?|hiring|recruit\\w*|contacts?|tutorials?|resources|getting started|call for|students?"
                    + "|awards? ceremony|qualitative|visuali[sz]ation|about us|open roles|committee|registration|models? zoo|demos?");

    private static final Pattern TIMELINE_WORDS =
            words("timelines?|schedule|calendar|(?:key |important )?dates|deadlines?");
    private static final Pattern PRIZE_WORDS = words("prizes?|awards?|rewards?|prize money");
    private static final Pattern RULE_WORDS = words("rules|terms|conditions|agreement|eligibility");
    private static final Pattern EVALUATION_WORDS = words(
            "evaluations?|evaluated|evaluating|metrics?|scoring|scores?|score calculation|grading|judging criteria");
    private static final Pattern REQUIREMENT_WORDS = words(
            "requirements?|code competition|kernels?|notebooks?|submissions?|submitting|submit|how to submit|constraints?");
    private static final Pattern DATA_WORDS =
            words("data|datasets?|data ?sets?|files?|columns?|fields?|features?|variables?|attributes?");
    private static final Pattern DESCRIPTION_WORDS = words(
            "description|overview|abstract|introduction|intro|summary|task|tasks|problem|goals?|objectives?|challenge|about");

    private static final Set<PageKind> ANYWHERE = Set.of(TIMELINE, PRIZES, SIDE);
    private static final Set<PageKind> LOOSE = Set.of(DESCRIPTION, OTHER);

    private static final Pattern RUN_TIME =
            Pattern.compile("(?i)\\b(?:CPU|GPU|notebooks?|kernels?)\\b.{0,40}\\d ?(?:hours|hrs|h|minutes)\\b");
    private static final Pattern SCORED =
            Pattern.compile("(?i)\\b(?:submissions|entries|predictions|solutions|teams) (?:are|will be)"
                    + " (?:evaluated|scored|judged|ranked) |\\bevaluation metric\\b|\\bevaluated on\\b");
    private static final Pattern DATED = Pattern.compile("(?i)\\b(?:deadline|start date|end date)\\b");
    private static final Pattern FILES =
            Pattern.compile("(?im)^\\W{0,8}[\\w./-]{1,80}\\.(?:csv|zip|json|parquet|tsv|npy)\\b");

    private static final Pattern MEETING =
            Pattern.compile("(?i)\\b(?:workshop|conference|symposium|summit|proceedings)\\b");

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")\\b");
    }

    public static PageKind ofPage(String name, String text) {
        PageKind kind = ofName(name);
        return kind != OTHER ? kind : ofText(text);
    }

    /** The kind of what follows a heading; one without telling words leaves the kind as it is. */
    public PageKind under(String heading) {
        if (this == SIDE || this == RULES) {
            return this;
        }
        PageKind kind = ofName(heading);
        return kind != OTHER && (ANYWHERE.contains(kind) || LOOSE.contains(this)) && !isOfData(heading, kind)
                ? kind
                : this;
    }

    /** "Award columns" and "judge_id" are no prizes and no judges where data are described. */
    private boolean isOfData(String heading, PageKind kind) {
        return this == DATA
                        && kind != TIMELINE
                        && DATA_WORDS.matcher(normalize(heading)).find()
                || this == EVALUATION
                        && kind == SIDE
                        && EVALUATION_WORDS.matcher(normalize(heading)).find();
    }

    public static PageKind ofName(String name) {
        String words = normalize(name);
        for (PageKind kind : List.of(SIDE, TIMELINE, PRIZES, RULES, EVALUATION, DATA, REQUIREMENTS, DESCRIPTION)) {
            if (kind.words().matcher(words).find()) {
                return kind == DATA && words.startsWith("submission") ? REQUIREMENTS : kind;
            }
        }
        return OTHER;
    }

    private Pattern words() {
        return switch (this) {
            case SIDE -> SIDE_WORDS;
            case TIMELINE -> TIMELINE_WORDS;
            case PRIZES -> PRIZE_WORDS;
            case RULES -> RULE_WORDS;
            case EVALUATION -> EVALUATION_WORDS;
            case DATA -> DATA_WORDS;
            case REQUIREMENTS -> REQUIREMENT_WORDS;
            default -> DESCRIPTION_WORDS;
        };
    }

    private static PageKind ofText(String text) {
        if (RUN_TIME.matcher(text).results().limit(2).count() == 2) {
            return REQUIREMENTS;
        }
        if (DATED.matcher(text).results().limit(3).count() == 3) {
            return TIMELINE;
        }
        if (FILES.matcher(text).results().limit(2).count() == 2) {
            return DATA;
        }
        if (SCORED.matcher(text).find()) {
            return EVALUATION;
        }
        return MEETING.matcher(text).results().limit(2).count() == 2 ? SIDE : OTHER;
    }

    private static String normalize(String name) {
        return name == null
                ? ""
                : name.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip()
                        .toLowerCase(Locale.ROOT);
    }
}
