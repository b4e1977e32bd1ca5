package io.kaggleingest.document.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.page.PageKind;
import io.kaggleingest.document.text.Markdown.Kind;

/** What is to be done, in one or two sentences of the host: those that have the form of a task, whatever their verbs. */
final class TaskReader {
    record Task(String text, Passage passage) {}

    private record Candidate(String sentence, Passage passage, int worth, int place) {}

    private static final int LONGEST = 420;
    private static final int ALL = 800;
    private static final int PAGES = 3;
    private static final int ENOUGH = 8;
    private static final String EVENT =
            "(?:competition|challenge|contest|hackathon|task|track|project|problem|dataset)";
    private static final String WHO =
            "(?:you|participants?|kagglers|competitors|teams|we|entrants|data scientists|the community|players)";
    private static final String VERB =
            "(?:predict|estimate|classify|forecast|detect|segment|identify|recogni[sz]e|locali[sz]e|generate|translate|tag|label|match|rank|recommend"
                    + "|answer|determine|distinguish|discriminate|simulate|reconstruct|categori[sz]e|interpret|convert|fill|find|count|infer|normali[sz]e|automate|diagnose|build|develop|create|solve|design|train"
                    + "|select|cluster|denoise|remove|restore|transcribe|extract|score|rate|decide|write|model|use|map|track|assign|grade|help)";
    private static final Pattern DOES = pattern(
            "\\b(?:predict\\w*|estimat\\w+|classif\\w+|forecast\\w*|detect\\w*|segment\\w*|identif\\w+|recogni[sz]\\w+|locali[sz]\\w+|generat\\w+|translat\\w+"
                    + "|tagging|tag|recommend\\w*|distinguish\\w*|discriminat\\w+|simulat\\w+|categori[sz]\\w+|convert\\w*|diagnos\\w+|normali[sz]\\w+|segmentation|answer\\w*|denois\\w+|count\\w*|rank\\w*)\\b");

    private static final Pattern GOAL = pattern(
            "(?<!\\b(?:our|their|that|whose|its|end|host's) )\\b(?:goal|aim|objective|purpose|task|challenge|job|idea|problem)s?(?: (?:of|in|for|here)(?: (?:this|the|our))?(?: \\w+){0,3}?)? (?:is|was|are|consists|will be) (?!(?:a|an|the|not|to (?:provide|limit|produce|give|learn|have|help|make|help|encourage|deploy|democratize|capture|raise|scale))\\b)"
                    + "|\\byour (?:\\w+ )?(?:goal|task|challenge|job|objective|mission)\\b|\\bthis (?:\\w+ ){0,2}"
                    + EVENT
                    + " (?:aims?|asks?|challenges|invites|is about|requires|focuses|seeks|tasks)\\b");
    private static final Pattern CHALLENGED = pattern(
            "\\b" + WHO
                    + "(?: \\w+)?(?: are| is|'re|’re| be| were)(?: being)? (?:\\w+ )?(?:challenged|asked|tasked|invited|required|expected|called|provided)\\b"
                    + "|\\b(?:challenges?|asks?|asking|invites?) (?:you|kagglers|participants|competitors|data scientists|the community|teams) to\\b|\\bwith the (?:objective|goal|aim) of\\b");
    private static final Pattern IN_THIS =
            pattern("\\b(?:in|for|with|to win|by entering|as part of) (?:this|the|our)(?: [\\w-]+){0,4}? " + EVENT
                    + "\\b.{0,60}?\\b" + WHO + "(?:'ll|’ll|'re|’re| will| are| must| should| have| need| can|$| \\w+)");
    private static final Pattern PARTICIPANTS =
            pattern("\\b" + WHO + "(?:'ll|’ll|'re|’re| will| must| should| need to| have to| are)(?: be)? (?:also )?(?:"
                    + VERB + "|predicting|classifying|identifying|detecting|tasked|working)\\b");
    private static final Pattern CAN_YOU =
            pattern("^(?:so,? )?(?:can|could|will) you (?:\\w+ ){0,2}?" + VERB + "\\b|\\bthink you can\\b");
    private static final Pattern FOR_EACH = pattern(
            "\\bfor (?:each|every|all|the test)\\b.{0,120}?\\b(?:predict|predicting)\\b|\\b(?:predict|predicting)\\b.{0,80}\\bfor (?:each|every)\\b");
    private static final Pattern IMPERATIVE = pattern(
            "^(?:predict|classify|forecast|detect|segment|identify|estimate|build|develop|create|design|generate)\\b");
    private static final Pattern ASIDE = pattern(
            "\\bif successful\\b|\\bsubmission file\\b|\\bshould contain\\b|\\bheader\\b|\\bmetric\\b|\\bevaluated\\b|\\bleaderboard\\b|\\bprizes?\\b|\\bwinn(?:er|ing)\\w*\\b"
                    + "|\\bforum\\b|\\bworkshop\\b|\\blast year\\b|\\bteam up\\b|\\byou must accept\\b|\\brules\\b|\\bbaseline\\b|\\bcite\\b|\\bprivate test set\\b|\\bhire|\\bsubmissions? (?:are|will)\\b|\\bsample_?submission\\b"
                    + "|\\bget started\\b|\\bas a first step\\b|\\bsee the\\b|\\bnote:|\\bif there (?:is|are)\\b|\\bneed to predict\\b|\\bdemocrati[sz]e\\b");
    private static final Pattern FOLLOWS = pattern(
            "^(?:you(?:'ll|’ll| will| are|r (?:task|goal|challenge|model))|in particular|specifically|that is|more precisely|given\\b|participants|namely|we are asking)\\b");

    private static final Pattern EMPTY = pattern(
            "challenge|competition|predict\\w*|classif\\w*|detect\\w*|recogni\\w*|identif\\w*|estimat\\w*|forecast\\w*|segment\\w*|series|playground|edition|data|task|with|from|fgvc\\d*|kaggle");

    private final Set<String> words = new HashSet<>();
    private final List<Candidate> candidates = new ArrayList<>();

    /** @param title whose words a task mostly repeats */
    TaskReader(List<Passage> passages, @Nullable String title) {
        Arrays.stream((title == null ? "" : title).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() > 3 && !EMPTY.matcher(word).matches())
                .limit(12)
                .map(word -> word.length() > 6 ? word.substring(0, 6) : word)
                .forEach(words::add);
        int place = 0;
        for (Passage passage : passages) {
            if (passage.form() != Kind.HEADING && passage.form() != Kind.ROW) {
                place = read(passage, place);
            }
        }
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile("(?i)" + expression);
    }

    private int read(Passage passage, int from) {
        int place = from;
        List<String> sentences = passage.sentences();
        boolean file = passage.kind() == PageKind.DATA
                && Opening.of(passage.source()).names().stream().anyMatch(FileNames::isSurely);
        for (int i = 0; i < sentences.size() && !file; i++) {
            String sentence = sentences.get(i);
            int worth = sentence.length() > LONGEST ? 0 : worth(sentence, passage);
            if (worth > 0) {
                String next = i + 1 < sentences.size() ? sentences.get(i + 1) : "";
                boolean more = FOLLOWS.matcher(next).find()
                        && sentence.length() + next.length() < LONGEST
                        && !ASIDE.matcher(next).find();
                candidates.add(
                        new Candidate(more ? sentence + " " + next : sentence, passage, worth + (more ? 1 : 0), place));
            }
            place++;
        }
        return place;
    }

    private int worth(String sentence, Passage passage) {
        int page =
                switch (passage.kind()) {
                    case DESCRIPTION -> 4;
                    case DATA -> 2;
                    case OTHER, EVALUATION -> 1;
                    default -> -20;
                };
        int frame = GOAL.matcher(sentence).find()
                        || CHALLENGED.matcher(sentence).find()
                        || IN_THIS.matcher(sentence).find()
                ? 6
                : CAN_YOU.matcher(sentence).find()
                                || IMPERATIVE.matcher(sentence).find()
                                || PARTICIPANTS.matcher(sentence).find()
                        ? 4
                        : FOR_EACH.matcher(sentence).find() ? 4 : 0;
        int penalty = ASIDE.matcher(sentence).find() ? 8 : 0;
        Matcher does = DOES.matcher(sentence);
        int verbs = 0;
        while (does.find() && verbs < 2) {
            verbs++;
        }
        int bonus = words.stream().anyMatch(sentence.toLowerCase(Locale.ROOT)::contains) ? 2 : 0;
        return frame == 0 ? 0 : page + frame + bonus + 2 * verbs - penalty - (sentence.endsWith("?") ? 1 : 0);
    }

    /** The best of all and the best of other pages, because one tells what for and another what exactly. */
    Optional<Task> task() {
        List<Candidate> distinct = new ArrayList<>();
        candidates.sort(Comparator.comparingInt(Candidate::worth).reversed().thenComparing(Candidate::place));
        int room = ALL;
        for (Candidate one : candidates) {
            boolean other = distinct.stream()
                    .noneMatch(two -> two.passage().page().equals(one.passage().page()));
            if (distinct.isEmpty()
                    || other
                            && distinct.size() < PAGES
                            && one.worth() >= ENOUGH
                            && one.sentence().length() < room) {
                distinct.add(one);
                room -= one.sentence().length();
            }
        }
        if (distinct.isEmpty()) {
            return Optional.empty();
        }
        Passage best = distinct.get(0).passage();
        distinct.sort(Comparator.comparingInt(Candidate::place));
        return Optional.of(new Task(
                distinct.stream()
                        .map(Candidate::sentence)
                        .map(Quotes::withFullStop)
                        .collect(Collectors.joining(" ")),
                best));
    }
}
