package io.kaggleingest.document.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.page.PageKind;
import io.kaggleingest.document.text.Markdown.Kind;

/**
 * Which metric decides, by the sentence that says how submissions are scored. Words that only occur on the page, and
 * what the host tells of other people's work, name no metric.
 */
final class MetricReader {
    /**
     * @param phrase null where the sentence names none that is known
     * @param ownName what a metric of the host's own is called there, or null
     * @param sentence in which it stands
     */
    record Metric(@Nullable String phrase, @Nullable String ownName, String sentence, Passage passage) {}

    /** Characters of such a name. */
    private static final int OWN = 160;

    private static final String WHO =
            "(?:submissions?|submitted [\\w ]{1,30}|entries|entrants|predictions?|solutions?|competitions?|challenges?|contests?|teams?"
                    + "|participants?|competitors?|models?|results?|performances?|algorithms?|answers?|kernels?|notebooks?|forecasts?"
                    + "|outputs?|you|we|kagglers|hackathon|scoring|evaluation|ranking|winners?|leaderboard)";

    private static final Pattern JUDGED = pattern("^(?:evaluated|scored|judged|ranked|measured|graded)\\b|\\b" + WHO
            + "\\b[^.:]{0,60}?\\b(?:is|are|be|being|gets?) (?:\\w+ ){0,2}?(?:evaluated|scored|judged|measured|ranked|assessed|graded"
            + "|rated|determined|calculated|done|based)\\b");
    private static final Pattern BY = pattern(
            "\\b(?:on|by|using|with|via|through|as|upon|according to|in terms of|against|is)(?: the basis of)? ");
    private static final Pattern METRIC_IS = pattern(
            "\\b(?:metric|measure|criterion)s?\\b[^.:]{0,70}?(?:\\b(?:is|are|will be|was)\\b|:)(?: (?:based on|calculated (?:as|using)))? ?");
    private static final Pattern USES =
            pattern("\\b(?:competition|challenge|contest|we|scoring|evaluation|leaderboard|hackathon|metric)\\b"
                    + "[^.:]{0,40}?\\b(?:uses?|will use|will be using|are using|is using|employs?|adopts?) ");
    private static final Pattern SCORE_IS = pattern(
            "\\b(?:overall|final|competition|leaderboard|total|your|the|model)? ?scores?\\b[^.:]{0,50}?\\b(?:is|are|will be|equals) ");
    private static final Pattern IS_METRIC = pattern(
            "^(.{2,120}?) (?:is|will be|are)(?: used)?(?: as)?(?: the| our| an?)?"
                    + "(?: \\w+){0,3} (?:metric|measure|criterion)\\b|^(.{2,120}?) (?:is|will be|are) used (?:to|for|as)\\b");
    private static final Pattern LABEL = pattern(
            "^(?:(?:the|evaluation|official|competition|scoring|main|primary) ?){0,3}(?:metric|evaluation|scoring|score)(?: used)?"
                    + " ?[:=–—-] ?");
    private static final Pattern GENERIC =
            pattern("\\bmetrics?\\b|\\bmeasures?\\b|\\bscores?\\b|\\bindex\\b|\\bpercentile\\b");
    /** A line with one of these is a sentence, and no name. */
    private static final Pattern SAYS_MORE = pattern(
            "\\b(?:is|are|be|was|better|best|should|must|you|we|will|has|have|can|minimi\\w+|maximi\\w+|that|than|how|why)\\b|[?!]");

    private static final Pattern COMPARED =
            pattern("\\b(?:similar to|unlike|instead of|rather than|diverges|last year|previous"
                    + "|baseline|our system|existing|state[- ]of[- ]the[- ]art|benchmark)\\b");

    private final List<Passage> passages;

    MetricReader(List<Passage> passages) {
        this.passages = passages;
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile("(?i)" + expression);
    }

    /** Empty where nothing says how submissions are scored. */
    Optional<Metric> read() {
        List<Metric> candidates = new ArrayList<>();
        for (Pattern pattern : List.of(JUDGED, METRIC_IS, LABEL, USES, IS_METRIC, SCORE_IS)) {
            collect(pattern, PageKind.EVALUATION, candidates);
        }
        if (candidates.isEmpty()) {
            heading().ifPresent(candidates::add);
        }
        if (candidates.isEmpty()) {
            for (PageKind kind : List.of(PageKind.REQUIREMENTS, PageKind.OTHER, PageKind.DESCRIPTION, PageKind.DATA)) {
                for (Pattern pattern : List.of(JUDGED, METRIC_IS, LABEL, IS_METRIC)) {
                    collect(pattern, kind, candidates);
                }
            }
            candidates.removeIf(one -> one.phrase() == null);
        }
        return decide(candidates);
    }

    /** The first named; where the sentence of the first pattern names another family than a second one does, none. */
    private static Optional<Metric> decide(List<Metric> candidates) {
        List<Metric> knownMetrics = withKnownName(candidates);
        Optional<Metric> ownMetric = candidates.stream()
                .filter(one -> GENERIC.matcher(one.sentence()).find())
                .findFirst();
        return knownMetrics.isEmpty()
                ? ownMetric.or(() -> candidates.stream().findFirst())
                : Optional.of(knownMetrics.get(0));
    }

    private static List<Metric> withKnownName(List<Metric> candidates) {
        return candidates.stream().filter(one -> one.phrase() != null).toList();
    }

    private void collect(Pattern pattern, PageKind kind, List<Metric> candidates) {
        for (Passage passage : passages) {
            if (passage.kind() == kind && !passage.isCode() && passage.form() != Kind.HEADING) {
                passage.sentences()
                        .forEach(sentence -> metric(pattern, passage, sentence).ifPresent(candidates::add));
            }
        }
    }

    private static Optional<Metric> metric(Pattern pattern, Passage passage, String sentence) {
        Matcher announcement = pattern.matcher(sentence);
        if (!announcement.find() || COMPARED.matcher(sentence).find() && pattern != JUDGED) {
            return Optional.empty();
        }
        if (pattern == IS_METRIC) {
            String subject = announcement.group(1) == null ? announcement.group(2) : announcement.group(1);
            return MetricPhrase.at(subject)
                    .filter(MetricName::isIn)
                    .map(phrase -> new Metric(phrase, null, sentence, passage));
        }
        String remainder = sentence.substring(announcement.end());
        return pattern == JUDGED
                ? afterPreposition(remainder, sentence, passage)
                : direct(pattern, remainder, sentence, passage);
    }

    private static Optional<Metric> direct(Pattern pattern, String remainder, String sentence, Passage passage) {
        Optional<String> phrase = MetricPhrase.at(remainder);
        if (phrase.filter(MetricName::isIn).isPresent()) {
            return phrase.map(name -> new Metric(name, null, sentence, passage));
        }
        boolean generic = pattern == USES
                && phrase.filter(words -> GENERIC.matcher(words).find()).isPresent();
        String ownName = remainder.replaceFirst("(?<![.\\s])[.\\s]++$", "");
        return generic
                ? Optional.of(new Metric(null, ownName.length() <= OWN ? ownName : null, sentence, passage))
                : Optional.empty();
    }

    /** "evaluated against the ground truth using the F1 score": the first that names a metric. */
    private static Optional<Metric> afterPreposition(String remainder, String sentence, Passage passage) {
        Matcher by = BY.matcher(remainder);
        boolean scored = false;
        while (by.find()) {
            Optional<String> phrase = MetricPhrase.at(remainder.substring(by.end()));
            if (phrase.filter(MetricName::isIn).isPresent()) {
                return phrase.map(name -> new Metric(name, null, sentence, passage));
            }
            scored |= phrase.isPresent();
        }
        return scored && passage.kind() == PageKind.EVALUATION
                ? Optional.of(new Metric(null, null, sentence, passage))
                : Optional.empty();
    }

    /** Where no sentence tells: the one heading of the evaluation page that names a metric, or a line that is nothing else. */
    private Optional<Metric> heading() {
        List<Metric> metrics = passages.stream()
                .filter(passage -> passage.kind() == PageKind.EVALUATION)
                .filter(passage ->
                        passage.form() == Kind.HEADING || passage.text().length() <= 60 && !passage.isCode())
                .filter(passage -> !SAYS_MORE.matcher(passage.text()).find())
                .filter(passage ->
                        !passage.source().contains("\\") && !passage.source().startsWith("$"))
                .filter(passage ->
                        MetricPhrase.at(passage.text()).filter(MetricName::isIn).isPresent())
                .map(passage ->
                        new Metric(MetricPhrase.at(passage.text()).orElseThrow(), null, passage.text(), passage))
                .toList();
        long families = metrics.stream()
                .map(one -> Optional.ofNullable(one.phrase()).flatMap(MetricName::of))
                .distinct()
                .count();
        return families == 1 ? Optional.of(metrics.get(0)) : Optional.empty();
    }
}
