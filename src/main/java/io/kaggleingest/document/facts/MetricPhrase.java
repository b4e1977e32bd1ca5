package io.kaggleingest.document.facts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The noun phrase by which a sentence names a metric, its modifiers included. */
final class MetricPhrase {
    private static final int LONGEST = 160;

    /** Where such a phrase ends. */
    private static final Pattern END = Pattern.compile("[.;:!?](?=\\s|$)"
            + "|,? (?:which|where|whose|who|that|so that|such that|because|while|since|when|if|but|i\\.e\\.|e\\.g\\.|as (?:described"
            + "|defined|implemented|follows|well)|computed|calculated|defined|described|given|implemented|obtained|achieved"
            + "|measured|compared|comparing|measuring|between|against|from|during|in order|to (?:evaluate|measure|score|rank"
            + "|determine|compare|assess|balance)|with respect|(?:and|or) (?:the (?:observed|actual|true|ground)|will|is|are|we|you"
            + "|it|then|your))\\b"
            + "|, (?:with|averaged|as|a|an|for|in|one|also|and|not|using|weighted by)\\b"
            + "| (?:of|for|on|over|across|in|to|by|per) (?:the |your |their |all |all the |each |every |our |its |a |an )?(?:\\w+ )?(?:predict\\w*|observed|actual|true|correct|outcomes?|counts?"
            + "|submi\\w+|test|private|public|hidden|held|participants?|competitors?|targets?|images?|class(?:es)?|rows?|columns?"
            + "|ids?|users?|customers?|samples?|observations?|this (?:competition|challenge)|answers?|labels?|patients?)\\b"
            + "| (?:for|over|across) (?:each|every|all)\\b"
            + "| \\((?:see|more|where|as|i\\.e|e\\.g|the )|\\n");

    private static final Pattern DETERMINER = Pattern.compile(
            "^(?:(?:the|an?|their|its|our|this|your|how|(?:help|use|means) of|simple|following|well[- ]known|so[- ]called)"
                    + "\\b\\s*){1,12}",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern EMPTY = Pattern.compile(
            "(?i)^(?:score|metric|following|evaluation|same|test|private|public|hidden|held|unseen|leaderboard|basis|quality"
                    + "|ability|performance|accuracy of (?:their|your|the)|criteria)\\b(?!.{0,20}(?:precision|accuracy|error|auc))");

    private MetricPhrase() {}

    /** From the beginning of {@code text}, which follows the words that announce it. */
    static Optional<String> at(String text) {
        String withoutDeterminer = DETERMINER.matcher(text.strip()).replaceFirst("");
        Matcher end = END.matcher(withoutDeterminer);
        String phrase = end.find() ? withoutDeterminer.substring(0, end.start()) : withoutDeterminer;
        String clean = phrase.replaceAll("(?<![\\s,(])[\\s,(]++$|^[\\s\"“'*_:]++|(?<![\"”'*_])[\"”'*_]++$", "")
                .strip();
        return clean.isEmpty()
                        || clean.length() > LONGEST
                        || EMPTY.matcher(clean).find() && !MetricName.isIn(clean)
                ? Optional.empty()
                : Optional.of(clean);
    }
}
