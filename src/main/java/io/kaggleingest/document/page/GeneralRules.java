package io.kaggleingest.document.page;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules that Kaggle puts below those of a host, the same for all competitions. */
public final class GeneralRules {
    private static final Pattern BEGINNING = Pattern.compile(
            "(?im)^[#*_ \\t]{0,12}(?:(?:section )?[A-Z0-9]{1,3}[.):]?[ \\t]{1,4})?[*_]{0,3}general competition rules\\b");
    private static final Pattern CLAUSE = Pattern.compile(
            "(?i)\\b(?:binding agreement|competition sponsor|governing law|disqualif|representations|publicity|winners? obligations|intellectual property|as is)\\b");
    /** So many of Kaggle's clauses in one text are no coincidence. */
    private static final int CLAUSES = 4;
    /** Shorter rules are shown: the line in their place would save nothing. */
    private static final int SHORT = 1_500;

    private GeneralRules() {}

    /** Where in a page they begin; what comes before is the competition's own. */
    public static Optional<Integer> beginning(String markdown) {
        Matcher beginning = BEGINNING.matcher(markdown);
        if (!beginning.find() || markdown.length() - beginning.start() < SHORT) {
            return Optional.empty();
        }
        long clauses = CLAUSE.matcher(markdown)
                .region(beginning.start(), markdown.length())
                .results()
                .limit(CLAUSES)
                .count();
        return clauses < CLAUSES ? Optional.empty() : Optional.of(beginning.start());
    }
}
