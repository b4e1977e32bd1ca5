package io.kaggleingest.document.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.kaggleingest.document.page.PageKind;
import io.kaggleingest.document.text.Markdown.Kind;

/** Dates of the competition itself, each by what its line says that it is. */
final class TimelineReader {
    enum Role {
        STARTED,
        ENTRY_DEADLINE,
        MERGER_DEADLINE,
        DEADLINE
    }

    record DateMention(LocalDate date, Passage passage, int strength) {}

    private static final Set<PageKind> PAGES =
            Set.of(PageKind.TIMELINE, PageKind.DESCRIPTION, PageKind.EVALUATION, PageKind.OTHER, PageKind.REQUIREMENTS);

    private static final String EVENT =
            "(?:competition|challenge|contest|hackathon|event|competición|wettbewerb|concours)";
    private static final Pattern FINAL =
            pattern("\\bfinal submissions? (?:deadline|due|date|close)|\\bdeadline for final submissions?\\b");
    private static final Pattern OTHER_PROGRAMME =
            pattern("\\b(?:workshops?|papers?|abstracts?|camera|conference|notifications?|demos?|winners?"
                    + "|winning|showcase|judg\\w+|reports?|present\\w*|disclos\\w*|announce\\w*|re-?runs?|external data|pre-?trained|interviews?|coupons?"
                    + "|credits|visuali[sz]ation|code submission|write-?ups?|proposals?|surveys?|awards? ceremony|prizes?|stage 1|first stage"
                    + "|phase 1|validation phase|warm-?up|practice)\\b");
    private static final Pattern MERGER = pattern("\\bmerg(?:er|ers|e|ing)\\b");
    private static final Pattern ENTRY = pattern(
            "\\bentry\\b.{0,20}\\bdeadline|\\bdeadline\\b.{0,30}\\b(?:entry|enter|entrants|register|registration)\\b"
                    + "|\\blast day to (?:enter|register|join)\\b|\\bregistrations? (?:deadline|closes?|ends?)\\b|\\bnew entrants?\\b"
                    + "|\\bentry closes\\b");
    private static final Pattern START = pattern(
            "\\bstart(?:ing)? date\\b|\\b" + EVENT + " (?:\\w+ )?(?:start|begin|launch|open|go(?:es)? live|kick)\\w*"
                    + "|\\b(?:start|beginning|launch|opening|kick-?off) of (?:the )?(?:\\w+ )?" + EVENT
                    + "|^\\W*(?:starts?|begins?|launch(?:es|ed)?|opens?|kick-?off|start of competition|beginn|start|inicio|début)\\b\\W*$");
    private static final Pattern SUBMIT = pattern(
            "\\bdeadline (?:to|for) (?:submit\\w*|the submission|sending)\\b|\\bsubmissions? (?:deadline|close[sd]?|due|end)\\b"
                    + "|\\blast day (?:to|for|of) submi\\w+|\\b" + EVENT
                    + " deadline\\b|\\bfinal deadline\\b|\\bdeadline (?:of|for) (?:the )?" + EVENT);
    private static final Pattern END = pattern(
            "\\b" + EVENT + " (?:\\w+ )?(?:end|close|finish|conclude)\\w*|\\bend(?:ing)? date\\b|\\bclosing date\\b"
                    + "|\\b(?:end|close|closing) of (?:the )?(?:\\w+ )?" + EVENT
                    + "|^\\W*(?:ends?|closes?|deadline|finish|ende|fin|cierre)\\b\\W*$");
    private static final Pattern EXTENDED = pattern("\\bextended\\b.{0,200}?\\b(?:to|until|till)\\b");
    private static final Pattern SAME = pattern("\\bsame (?:date |day )?as (?:the )?(.{3,60})");
    private static final Pattern FROM_TO =
            pattern("\\b" + EVENT + "\\b.{0,40}\\b(?:runs?|takes place|open|held|lasts?)\\b.{0,20}\\bfrom\\b");
    private static final Pattern STRUCK = Pattern.compile("~~.{1,200}?~~");
    private static final Pattern MARKS = Pattern.compile(
            "\\*\\*|__|`|(?<![\\w*])[*_](?=\\S)|(?<=\\S)[*_](?![\\w*])|!?\\[|\\]\\([^)]{0,500}\\)|^[-*+>\\s]+");

    private final Map<Role, List<DateMention>> dates = new EnumMap<>(Role.class);
    private final Map<Role, Role> aliases = new EnumMap<>(Role.class);

    TimelineReader(List<Passage> passages) {
        passages.stream()
                .filter(passage -> PAGES.contains(passage.kind()) && !passage.isCode())
                .forEach(this::read);
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile("(?i)" + expression);
    }

    /** The strongest date; none where two of the same strength differ. */
    Optional<DateMention> date(Role role) {
        List<DateMention> all = dates.getOrDefault(role, List.of());
        if (all.isEmpty()) {
            return Optional.ofNullable(aliases.get(role))
                    .filter(other -> other != role)
                    .flatMap(this::date);
        }
        int strongest = all.stream().mapToInt(DateMention::strength).max().orElse(0);
        List<DateMention> best =
                all.stream().filter(one -> one.strength() == strongest).toList();
        long distinctDates = best.stream().map(DateMention::date).distinct().count();
        return distinctDates == 1 ? Optional.of(best.get(0)) : Optional.empty();
    }

    /** Line by line as the host wrote it; where no line has both a date and a role, as one text. */
    private void read(Passage passage) {
        if (passage.form() == Kind.HEADING) {
            return;
        }
        if (passage.form() == Kind.ROW) {
            line(String.join(" - ", passage.cells()), passage);
            return;
        }
        List<String> lines = passage.source().lines().limit(40).toList();
        boolean found = false;
        for (String line : lines) {
            found |= line(MARKS.matcher(line).replaceAll(""), passage);
        }
        if (!found && lines.size() > 1) {
            line(passage.text(), passage);
        }
    }

    private boolean line(String text, Passage passage) {
        String withoutStruckText = STRUCK.matcher(text).replaceAll("").strip();
        boolean found = false;
        for (String sentence : split(withoutStruckText)) {
            found |= sentence(sentence, passage);
        }
        return found;
    }

    /** A date and its role may be parted by a full stop after the date only. */
    private static List<String> split(String text) {
        return text.length() > 2_000
                ? List.of()
                : List.of(text.split("(?:(?<=[a-z)]{2}[.!?])|(?<=\\d{4}[.!?]))\\s+(?=[\\p{Lu}\\d(])"));
    }

    private boolean sentence(String sentence, Passage passage) {
        List<DateText> dates = DateText.in(sentence);
        Matcher as = SAME.matcher(sentence);
        if (dates.isEmpty() && as.find()) {
            Optional<Role> subject =
                    role(sentence.substring(0, as.start()), passage).map(Map.Entry::getKey);
            Optional<Role> other = role(as.group(1), passage).map(Map.Entry::getKey);
            subject.ifPresent(role -> other.ifPresent(otherRole -> aliases.putIfAbsent(role, otherRole)));
            return false;
        }
        if (dates.size() == 2 && FROM_TO.matcher(sentence).find()) {
            add(Role.STARTED, dates.get(0), passage, 2);
            add(Role.DEADLINE, dates.get(1), passage, 2);
            return true;
        }
        if (dates.size() == 2 && EXTENDED.matcher(sentence).find()) {
            return role(sentence, passage)
                    .map(role -> add(role.getKey(), dates.get(1), passage, 9))
                    .isPresent();
        }
        if (dates.size() == 1) {
            String words = sentence.substring(0, dates.get(0).from()) + " "
                    + sentence.substring(dates.get(0).to());
            boolean extended = EXTENDED.matcher(sentence).find();
            return role(words, passage)
                    .map(role -> add(role.getKey(), dates.get(0), passage, extended ? 9 : role.getValue()))
                    .isPresent();
        }
        return dates.size() > 1 && parts(sentence, dates, passage);
    }

    /** "It starts on 1 May 2024 and ends on 30 May 2024": each date with the words before it. */
    private boolean parts(String sentence, List<DateText> dates, Passage passage) {
        boolean any = false;
        int from = 0;
        for (DateText date : dates) {
            String words = sentence.substring(from, date.from());
            Optional<Map.Entry<Role, Integer>> role = role(words, passage);
            role.ifPresent(match -> add(match.getKey(), date, passage, match.getValue()));
            any |= role.isPresent();
            from = date.to();
        }
        return any;
    }

    private DateMention add(Role role, DateText date, Passage passage, int strength) {
        DateMention entry =
                new DateMention(date.date(), passage, strength + (passage.kind() == PageKind.TIMELINE ? 1 : 0));
        dates.computeIfAbsent(role, unused -> new ArrayList<>()).add(entry);
        return entry;
    }

    private static Optional<Map.Entry<Role, Integer>> role(String words, Passage passage) {
        String phrase = words.replaceAll(
                        "(?i)\\b\\d{1,2}:\\d{2}\\b|\\b[ap]\\.?m\\.?\\b|\\b(?:UTC|GMT|PST|EST|CET|on|at|by|mon|tue|wednes|thurs|fri|satur|sun)(?:s?day)?\\b",
                        " ")
                .strip();
        if (phrase.length() > 400) {
            return Optional.empty();
        }
        if (FINAL.matcher(phrase).find()
                && !OTHER_PROGRAMME
                        .matcher(phrase.substring(0, firstWords(phrase)))
                        .find()) {
            return Optional.of(Map.entry(Role.DEADLINE, 5));
        }
        if (MERGER.matcher(phrase).find()) {
            return Optional.of(Map.entry(Role.MERGER_DEADLINE, 3));
        }
        if (ENTRY.matcher(phrase).find()) {
            return Optional.of(Map.entry(Role.ENTRY_DEADLINE, 3));
        }
        if (OTHER_PROGRAMME.matcher(phrase).find()) {
            return Optional.empty();
        }
        boolean timeline = passage.kind() == PageKind.TIMELINE;
        return SUBMIT.matcher(phrase).find()
                ? Optional.of(Map.entry(Role.DEADLINE, 3))
                : START.matcher(phrase).find()
                        ? Optional.of(Map.entry(Role.STARTED, 2))
                        : END.matcher(phrase).find() && (timeline || phrase.length() < 120)
                                ? Optional.of(Map.entry(Role.DEADLINE, 2))
                                : Optional.empty();
    }

    private static int firstWords(String text) {
        Matcher matcher = FINAL.matcher(text);
        return matcher.find() ? matcher.start() : 0;
    }

    /** All that was read, for comparison with what Kaggle's fields say. */
    Map<Role, LocalDate> all() {
        return java.util.stream.Stream.of(Role.values())
                .filter(role -> date(role).isPresent())
                .collect(Collectors.toMap(
                        role -> role, role -> date(role).orElseThrow().date()));
    }
}
