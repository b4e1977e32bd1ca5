package io.kaggleingest.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument.Standing;
import io.kaggleingest.document.VersionOutline.Entry;

/** What is new in one version of a document, compared with an earlier one. Pure. */
@RegisterForReflection
public record Changes(
        List<ChangedFact> facts, Names pages, Names files, Texts notebooks, Texts discussions, List<Move> leaderboard) {

    /** A key fact that has another value now; null where there was or is none. */
    @RegisterForReflection
    public record ChangedFact(String name, @Nullable String before, @Nullable String now) {}

    @RegisterForReflection
    public record Names(List<String> added, List<String> changed, List<String> removed) {}

    /** @param changed those whose text is another one; more votes alone are no change */
    @RegisterForReflection
    public record Texts(List<Text> added, List<Text> changed, List<Text> removed) {}

    @RegisterForReflection
    public record Text(String ref, String title, String author, int votes, String url) {}

    /** A team in the head of the leaderboard whose place or score is another one; null where it was not there before. */
    @RegisterForReflection
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Move(
            String team, int rank, @Nullable Integer rankBefore, String score, @Nullable String scoreBefore) {}

    public static Changes between(VersionOutline before, VersionOutline now) {
        return new Changes(
                facts(before.facts(), now.facts()),
                names(before.pages(), now.pages()),
                names(before.files(), now.files()),
                texts(before.notebooks(), now.notebooks()),
                texts(before.discussions(), now.discussions()),
                moves(before.leaderboard(), now.leaderboard()));
    }

    @JsonIgnore
    public boolean isEmpty() {
        Names noNames = new Names(List.of(), List.of(), List.of());
        Texts noTexts = new Texts(List.of(), List.of(), List.of());
        return facts.isEmpty()
                && pages.equals(noNames)
                && files.equals(noNames)
                && notebooks.equals(noTexts)
                && discussions.equals(noTexts)
                && leaderboard.isEmpty();
    }

    private static List<ChangedFact> facts(Map<String, String> before, Map<String, String> now) {
        Map<String, String> names = new LinkedHashMap<>(now);
        before.forEach(names::putIfAbsent);
        return names.keySet().stream()
                .map(name -> new ChangedFact(name, before.get(name), now.get(name)))
                .filter(fact -> !Objects.equals(fact.before(), fact.now()))
                .toList();
    }

    private static Names names(Map<String, String> before, Map<String, String> now) {
        BiFunction<String, String, String> name = (key, value) -> key;
        return new Names(
                difference(now, before, name),
                common(before, now, (old, current) -> !old.equals(current), name),
                difference(before, now, name));
    }

    private static Texts texts(Map<String, Entry> before, Map<String, Entry> now) {
        BiFunction<String, Entry, Text> text =
                (ref, entry) -> new Text(ref, entry.title(), entry.author(), entry.votes(), entry.url());
        return new Texts(
                difference(now, before, text),
                common(before, now, (old, current) -> !old.digest().equals(current.digest()), text),
                difference(before, now, text));
    }

    private static <V, T> List<T> difference(
            Map<String, V> all, Map<String, V> others, BiFunction<String, V, T> toEntry) {
        List<T> entries = new ArrayList<>();
        all.forEach((name, value) -> {
            if (!others.containsKey(name)) {
                entries.add(toEntry.apply(name, value));
            }
        });
        return entries;
    }

    private static <V, T> List<T> common(
            Map<String, V> before, Map<String, V> now, BiPredicate<V, V> differs, BiFunction<String, V, T> toEntry) {
        List<T> common = new ArrayList<>();
        now.forEach((name, value) -> {
            V old = before.get(name);
            if (old != null && differs.test(old, value)) {
                common.add(toEntry.apply(name, value));
            }
        });
        return common;
    }

    private static List<Move> moves(List<Standing> before, List<Standing> now) {
        Map<String, Standing> old = new HashMap<>();
        before.forEach(standing -> old.putIfAbsent(standing.team(), standing));
        List<Move> moves = new ArrayList<>();
        for (Standing standing : now) {
            Standing previous = old.get(standing.team());
            if (!standing.equals(previous)) {
                moves.add(new Move(
                        standing.team(),
                        standing.rank(),
                        previous == null ? null : previous.rank(),
                        standing.score(),
                        previous == null ? null : previous.score()));
            }
        }
        return moves;
    }
}
