package io.kaggleingest.document.facts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.Votes;
import io.kaggleingest.document.discussion.ParsedDiscussion;
import io.kaggleingest.document.discussion.ParsedDiscussion.Message;
import io.kaggleingest.document.discussion.TopicRanking;
import io.kaggleingest.document.text.Sanitizer;
import io.kaggleingest.document.text.Sentences;
import io.kaggleingest.kaggle.Topic;

/**
 * What a forum warns of: what its host announced and answered, and the sentences of the best topics in which people speak
 * of leaks, changed data, a wrong metric, validation and broken rules. In their words, with the topic as the source; each
 * sentence once.
 */
final class DiscussionFacts {
    private static final String DATA =
            "(?:data|dataset|files?|train|training|test|labels?|images?|rows|columns?|csv|targets?)";
    private static final String MENDED =
            "(?:corrected|correction|updated|replaced|re-?uploaded|changed|fixed|wrong|incorrect|mislabel\\w*|corrupt\\w*|broken)";

    /** Anybody may take the display name of a host. */
    private static final String UNVERIFIED = " (by display name, unverified)";

    private static final Map<FactName, Pattern> WARNINGS = warnings();

    private final List<ParsedDiscussion> best;
    private final Set<String> hosts = new HashSet<>();
    private final Map<Message, List<List<String>>> sentences = new IdentityHashMap<>();
    private final Set<String> quotedSentences = new HashSet<>();
    private final Facts facts;

    /** @param organization which often writes under its own name; null if it is not known */
    DiscussionFacts(List<ParsedDiscussion> discussions, @Nullable String organization, Facts facts) {
        this.best = TopicRanking.best(discussions, ParsedDiscussion::topic);
        this.facts = facts;
        Stream<String> pinning =
                best.stream().map(ParsedDiscussion::topic).filter(Topic::sticky).map(Topic::author);
        Stream.concat(Stream.ofNullable(organization), pinning)
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank())
                .forEach(name -> hosts.add(normalize(name)));
    }

    private static Map<FactName, Pattern> warnings() {
        Map<FactName, Pattern> warnings = new LinkedHashMap<>();
        warnings.put(
                FactName.LEAK_WARNING,
                pattern("leak(?:s|y|ed|age|ing)?|duplicates?|duplicated|(?:train|test)\\b.{0,30}\\boverlap\\w*"));
        warnings.put(
                FactName.DATA_WARNING,
                pattern(DATA + "\\b.{0,60}\\b" + MENDED + "|" + MENDED + "\\b.{0,60}\\b" + DATA));
        warnings.put(
                FactName.METRIC_WARNING,
                pattern("(?:metric|scoring|evaluation|leaderboard)\\b.{0,60}\\b(?:bugs?|wrong|broken|fixed|incorrect)"
                        + "|rescor(?:e|ed|ing)|re-?calculated"));
        warnings.put(
                FactName.VALIDATION_WARNING,
                pattern(
                        "(?:random|grouped?|\\d+)[ -]folds?|(?:random|grouped?|time-based) splits?|leave-one-\\w+|shake-?up"
                                + "|overfit\\w*|(?:cv|validation|folds?)\\b.{0,80}\\b(?:lb|leaderboard)"));
        warnings.put(
                FactName.RULES_WARNING,
                pattern("disqualif\\w+|banned|cheat\\w*|not allowed|forbidden"
                        + "|deadline\\b.{0,40}\\b(?:extended|moved|postponed|changed)"));
        return warnings;
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile("(?i)\\b(?:" + expression + ")\\b");
    }

    void add() {
        announcements();
        answers();
        WARNINGS.forEach(this::warning);
        writeUp();
    }

    /** The two latest topics that the host keeps at the top of the forum. */
    private void announcements() {
        List<ParsedDiscussion> discussions =
                best.stream().filter(one -> one.topic().sticky()).limit(2).toList();
        for (ParsedDiscussion one : discussions) {
            List<FactName> names = List.of(FactName.LATEST_ANNOUNCEMENT, FactName.EARLIER_ANNOUNCEMENT);
            String source = "pinned topic " + one.topic().id();
            facts.add(names.get(discussions.indexOf(one)), announcement(one), source);
        }
    }

    private String announcement(ParsedDiscussion one) {
        Topic topic = one.topic();
        String date = topic.postedAt() == null
                ? ""
                : " (" + topic.postedAt().toString().substring(0, 10) + ")";
        return withTitle(one.topic(), date, firstSentences(one));
    }

    /** What somebody with a host's display name replied to others: Kaggle does not tell user names in a forum. */
    private void answers() {
        for (ParsedDiscussion one : best) {
            List<String> answer = isHost(one.topic().author())
                    ? List.of()
                    : one.messages().stream()
                            .filter(message -> isHost(message.author()))
                            .flatMap(message -> sentences(message).stream())
                            .toList();
            if (!answer.isEmpty()) {
                facts.add(FactName.HOST_ANSWER, withTitle(one.topic(), UNVERIFIED, answer), source(one));
                return;
            }
        }
    }

    private void warning(FactName name, Pattern pattern) {
        for (ParsedDiscussion one : best) {
            List<String> warnings = texts(one).stream()
                    .flatMap(message -> paragraphs(message).stream())
                    .flatMap(paragraph -> from(pattern, paragraph).stream())
                    .toList();
            boolean titled = pattern.matcher(title(one.topic())).find();
            List<String> quotes = warnings.isEmpty() && titled && !isTold(one) ? firstSentences(one) : warnings;
            if (!quotes.isEmpty()) {
                facts.add(name, withTitle(one.topic(), "", quotes), source(one));
                return;
            }
        }
    }

    /**
     * The sentence that warns and those behind it in its paragraph, which mostly say how it ended; no sentence is
     * quoted twice.
     */
    private List<String> from(Pattern pattern, List<String> paragraph) {
        return paragraph.stream()
                .dropWhile(sentence -> quotedSentences.contains(sentence)
                        || !pattern.matcher(sentence).find())
                .takeWhile(sentence -> !quotedSentences.contains(sentence))
                .toList();
    }

    private boolean isTold(ParsedDiscussion one) {
        List<String> sentences = firstSentences(one);
        return !sentences.isEmpty() && quotedSentences.contains(sentences.get(0));
    }

    private void writeUp() {
        best.stream()
                .filter(one -> TopicRanking.isWriteUp(
                        title(one.topic()),
                        Objects.requireNonNullElse(one.topic().url(), "")))
                .findFirst()
                .ifPresent(one -> {
                    String author = Sanitizer.line(one.topic().author(), 60);
                    String by = author.isEmpty() ? "" : " by " + author;
                    String votes = " (" + Votes.text(one.topic().votes()) + ")";
                    facts.add(
                            FactName.BEST_WRITE_UP,
                            withTitle(one.topic(), by + votes, firstSentences(one)),
                            source(one));
                });
    }

    /** The title and as many of the sentences as a fact holds; these are not quoted again. */
    private String withTitle(Topic topic, String about, List<String> sentences) {
        List<String> parts = new ArrayList<>(List.of(title(topic) + about + ":"));
        int length = parts.get(0).length();
        for (String sentence : new LinkedHashSet<>(sentences)) {
            length += 2 + sentence.length();
            if (length > Facts.VALUE && parts.size() > 1) {
                break;
            }
            parts.add(sentence);
            quotedSentences.add(sentence);
        }
        return parts.size() == 1
                ? title(topic) + about
                : parts.get(0) + " " + Quotes.join(parts.subList(1, parts.size()));
    }

    private static List<String> firstSentences(ParsedDiscussion one) {
        if (one.content() != null) {
            return Sentences.beginning(one.content());
        }
        return one.messages().isEmpty()
                ? List.of()
                : Sentences.beginning(one.messages().get(0).text());
    }

    /** What readers did not vote down. */
    private static List<Message> texts(ParsedDiscussion one) {
        return one.messages().stream().filter(message -> message.votes() >= 0).toList();
    }

    private List<String> sentences(Message message) {
        return paragraphs(message).stream().flatMap(List::stream).toList();
    }

    private List<List<String>> paragraphs(Message message) {
        return sentences.computeIfAbsent(message, one -> Sentences.paragraphs(one.text()));
    }

    private boolean isHost(@Nullable String author) {
        return author != null && hosts.contains(normalize(author));
    }

    private static String normalize(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static String title(Topic topic) {
        return Sanitizer.line(topic.title(), 120);
    }

    private static String source(ParsedDiscussion one) {
        return "topic " + one.topic().id();
    }
}
