package io.kaggleingest.document.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.kaggleingest.document.text.Markdown.Kind;

/** What is to be done, in one or two sentences of the host: those that have the form of a task, whatever their verbs. */
final class TaskReader {
    record Task(String text, Passage passage) {}

    private record Candidate(String sentence, Passage passage, int worth, int place) {}

    private static final int LONGEST = 420;
    private static final String EVENT = "(?:competition|challenge|contest|hackathon|task|track|project|problem|dataset)";
    private static final String DOING = "(?:predict\\w*|estimat\\w+|classify\\w*|classification|forecast\\w*|detect\\w*|segment\\w*|identif\\w+|recogni[sz]\\w+|locali[sz]\\w+"
            + "|generat\\w+|translat\\w+|tag|tagging|label|match\\w*|rank|recommend\\w*|answer\\w*|determin\\w+|distinguish\\w*|simulat\\w+|reconstruct\\w*"
            + "|categori[sz]\\w+|interpret\\w*|convert\\w*|fill|find|count\\w*|infer\\w*|normali[sz]\\w+|automat\\w+|diagnos\\w+|model\\w*|build\\w*|develop\\w*|creat\\w+"
            + "|solve\\w*|design\\w*|train\\w*|select\\w*|cluster\\w*|denois\\w+|remove|restor\\w+|pair\\w*|denoise|transcrib\\w+|write|extract\\w*|score|rate|price)";
    private static final Pattern DOES = pattern("\\b" + DOING + "\\b");

    private static final Pattern GOAL = pattern("\\b(?:goal|aim|objective|purpose|mission|task|challenge|job|idea|problem)s?(?: (?:of|in|for|here)(?: (?:this|the|our))?(?: \\w+){0,3}?)? (?:is|was|are|consists|will be)\\b"
            + "|\\byour (?:\\w+ )?(?:goal|task|challenge|job|objective|mission)\\b|\\b(?:this|the) (?:\\w+ ){0,2}" + EVENT
            + " (?:aims?|asks?|challenges|invites|is about|requires|focuses|seeks|tasks)\\b");
    private static final Pattern CHALLENGED = pattern("\\b(?:are|is|'re|’re|be|were) (?:\\w+ )?(?:challenged|asked|tasked|invited|required|expected|called) (?:to|with)\\b"
            + "|\\b(?:challenges?|asks?|invites?|encourages?) (?:you|kagglers|participants|competitors|the \\w+ community|data scientists|the community) to\\b|\\basking (?:you|kagglers) to\\b");
    private static final Pattern IN_THIS = pattern("\\b(?:in|for|with|to win|by entering|as part of) (?:this|the|our)(?: [\\w-]+){0,4}? " + EVENT
            + "\\b.{0,60}?\\b(?:you|we|participants?|kagglers|competitors|teams|entrants)(?:'ll|’ll|'re|’re| will| are| must| should| have| need| can|$| \\w+)");
    private static final Pattern PARTICIPANTS = pattern("\\b(?:you|participants?|kagglers|competitors|teams|we|entrants)(?:'ll|’ll|'re|’re| will| must| should| need to| are| have to)(?: be)? (?:\\w+ )?" + DOING + "\\b");
    private static final Pattern CAN_YOU = pattern("^(?:so,? )?(?:can|could|will) you (?:\\w+ ){0,2}?" + DOING + "\\b|\\bthink you can\\b");
    private static final Pattern FOR_EACH = pattern("\\bfor (?:each|every|all|the|a given|any)\\b.{0,120}?\\bpredict\\w*\\b");
    private static final Pattern IMPERATIVE = pattern("^(?:predict|classify|forecast|detect|segment|identify|estimate|build|develop|create|train|use|design|generate|find|fill)\\b");
    private static final Pattern ASIDE = pattern("\\bif successful\\b|\\bsubmission file\\b|\\bshould contain\\b|\\bheader\\b|\\bmetric\\b|\\bevaluated\\b|\\bleaderboard\\b|\\bprizes?\\b|\\bwinn(?:er|ing)\\w*\\b"
            + "|\\bkernel|\\bnotebook|\\bforum\\b|\\bwill help\\b|\\bworkshop\\b|\\blast year\\b|\\bteam up\\b|\\byou must accept\\b|\\brules\\b|\\bbaseline\\b|\\bcite\\b");

    private final List<Candidate> candidates = new ArrayList<>();

    TaskReader(List<Passage> passages) {
        int place = 0;
        for (Passage passage : passages) {
            for (String sentence : passage.form() == Kind.HEADING ? List.<String>of() : passage.sentences()) {
                int worth = sentence.length() > LONGEST ? 0 : worth(sentence, passage);
                if (worth > 0) {
                    candidates.add(new Candidate(sentence, passage, worth, place));
                }
                place++;
            }
        }
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile("(?i)" + expression);
    }

    private static int worth(String sentence, Passage passage) {
        int page = switch (passage.kind()) {
            case DESCRIPTION -> 4;
            case DATA -> 2;
            case OTHER, EVALUATION -> 1;
            default -> -20;
        };
        int frame = GOAL.matcher(sentence).find() ? 6
                : CHALLENGED.matcher(sentence).find() || IN_THIS.matcher(sentence).find() ? 6
                : CAN_YOU.matcher(sentence).find() || IMPERATIVE.matcher(sentence).find() ? 4
                : PARTICIPANTS.matcher(sentence).find() ? 4
                : FOR_EACH.matcher(sentence).find() ? 3
                : 0;
        int aside = ASIDE.matcher(sentence).find() ? 5 : 0;
        Matcher does = DOES.matcher(sentence);
        int verbs = 0;
        while (does.find() && verbs < 2) {
            verbs++;
        }
        return frame == 0 ? 0 : page + frame + 2 * verbs - aside - (sentence.endsWith("?") ? 1 : 0);
    }

    /** The best of all and the best of another page, because one tells what for and the other what exactly. */
    Optional<Task> task() {
        Optional<Candidate> first = best(null);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        List<Candidate> told = new ArrayList<>(List.of(first.get()));
        best(first.get()).ifPresent(told::add);
        told.sort(Comparator.comparingInt(Candidate::place));
        return Optional.of(new Task(
                String.join(" ", told.stream().map(Candidate::sentence).toList()), first.get().passage()));
    }

    private Optional<Candidate> best(Candidate other) {
        return candidates.stream()
                .filter(one -> other == null
                        || !one.passage().page().equals(other.passage().page())
                                && one.sentence().length() + other.sentence().length() <= 2 * LONGEST)
                .max(Comparator.comparingInt(Candidate::worth).thenComparing(one -> -one.place()));
    }
}
