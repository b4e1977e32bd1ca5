package io.kaggleingest.document.discussion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.kaggleingest.kaggle.Topic;

/**
 * Which discussions come first. The first three places are for announcements (what is pinned to the top of the forum, the
 * latest first), the next five for write-ups of solutions. Those and all others go by weight: each further vote says less
 * than the one before, and a topic that is a year older than another half as much.
 */
public final class TopicRanking {
    private static final int ANNOUNCEMENTS = 3;
    private static final int WRITE_UPS = 5;
    private static final double HALF_LIFE_DAYS = 365;
    private static final Comparator<Topic> LATEST_FIRST = Comparator.comparing(
                    Topic::postedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .reversed();

    /** No list tells which topics are write-ups: their own page does, and older ones are called after their place. */
    private static final Pattern PAGE_OF_WRITE_UP = Pattern.compile("/write-?ups?/");

    private static final Pattern TITLE_OF_WRITE_UP = Pattern.compile("(?i)\\bwrite[ -]?ups?\\b"
            + "|\\b(?:\\d{1,4}(?:st|nd|rd|th)|first|second|third|winning|winner'?s'?|gold|silver|bronze)\\b"
            + ".{0,40}\\b(?:solutions?|approach)\\b");

    private TopicRanking() {}

    /** Best first; of equals, Kaggle's own order decides. */
    public static List<Topic> best(List<Topic> topics) {
        return best(topics, Function.identity());
    }

    public static <T> List<T> best(List<T> all, Function<T, Topic> topic) {
        Instant latest = all.stream()
                .map(one -> topic.apply(one).postedAt())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        Comparator<T> byWeight = Comparator.comparingDouble((T one) -> weight(topic.apply(one), latest))
                .reversed();
        List<T> remaining = new ArrayList<>(all.stream().sorted(byWeight).toList());
        Comparator<T> byAge = Comparator.comparing(topic, LATEST_FIRST);
        List<T> ranking = take(
                remaining.stream().sorted(byAge).toList(),
                one -> topic.apply(one).sticky(),
                ANNOUNCEMENTS);
        remaining.removeAll(ranking);
        List<T> writeUps = take(remaining, one -> isWriteUp(topic.apply(one)), WRITE_UPS);
        remaining.removeAll(writeUps);
        ranking.addAll(writeUps);
        ranking.addAll(remaining);
        return ranking;
    }

    /** Without a date, a topic counts as a year older than the latest. */
    static double weight(Topic topic, Instant latest) {
        double days = topic.postedAt() == null
                ? HALF_LIFE_DAYS
                : Duration.between(topic.postedAt(), latest).toHours() / 24.0;
        return Math.log1p(Math.max(0, topic.votes())) * Math.pow(0.5, days / HALF_LIFE_DAYS);
    }

    public static boolean isWriteUp(String title, String url) {
        return PAGE_OF_WRITE_UP.matcher(url).find()
                || TITLE_OF_WRITE_UP.matcher(title).find();
    }

    private static boolean isWriteUp(Topic topic) {
        return isWriteUp(Objects.requireNonNullElse(topic.title(), ""), topic.url());
    }

    private static <T> List<T> take(List<T> items, Predicate<T> filter, int limit) {
        return new ArrayList<>(items.stream().filter(filter).limit(limit).toList());
    }
}
