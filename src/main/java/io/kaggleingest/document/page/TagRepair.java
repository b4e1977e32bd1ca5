package io.kaggleingest.document.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tags in a Markdown text that their author closed wrongly or never, closed where a browser shows them to end: headings and
 * links with their line, lists and tables with their paragraph.
 */
final class TagRepair {
    private static final Pattern TAG = Pattern.compile(
            "<(/?)([hH][1-6]|[aA]|[cC][eE][nN][tT][eE][rR]|[uUoO][lL]|[tT][aA][bB][lL][eE]|[bB][lL][oO][cC][kK][qQ][uU][oO][tT][eE])(?=[\\s/>])([^<>]{0,1000}+)>");

    private static final Pattern PARAGRAPH_END = Pattern.compile("\\n[ \\t]*+\\n");

    /** The beginning of a line; elsewhere a tag without attributes is a word that the author writes about. */
    private static final Pattern BEGUN =
            Pattern.compile("(?:[ \\t>]|#{1,6} |[-*+] |[0-9]{1,9}[.)] |<[^<>\\n]{1,200}>){0,40}+");

    private static final Set<String> OF_A_PARAGRAPH = Set.of("ul", "ol", "table", "blockquote");

    /**
     * @param slashed {@code <a/>}, which to a parser is another beginning, and to people an end
     * @param meant whether it may begin something; else it may only be the wrong end of something
     */
    private record Tag(
            String name, boolean closing, boolean slashed, boolean meant, int from, int to, int lineEnd, int end) {
        String family() {
            return name.startsWith("h") ? "h" : name;
        }

        boolean isOfALine() {
            return !OF_A_PARAGRAPH.contains(name);
        }
    }

    private final String source;
    private final StringBuilder out = new StringBuilder();
    private final List<Tag> tags;
    private final Set<Tag> endless = new HashSet<>();
    /** By family, with the line that they end with if nothing closes them. */
    private final Map<String, Tag> open = new HashMap<>();

    private final Deque<Tag> lists = new ArrayDeque<>();
    private int copiedEnd;

    private TagRepair(String source) {
        this.source = source;
        this.tags = tags(source);
        findEndless();
    }

    static String of(String markdown) {
        return TAG.matcher(markdown).find() ? new TagRepair(markdown).repair() : markdown;
    }

    private static List<Tag> tags(String source) {
        List<Tag> tags = new ArrayList<>();
        Matcher paragraph = PARAGRAPH_END.matcher(source);
        int lineStart = 0;
        int lineEnd = -1;
        int end = -1;
        for (Matcher tag = TAG.matcher(source); tag.find(); ) {
            if (tag.start() > lineEnd) {
                lineStart = source.lastIndexOf('\n', tag.start()) + 1;
                lineEnd = endOr(source.indexOf('\n', tag.start()), source);
            }
            if (tag.start() > end) {
                end = paragraph.find(tag.start()) ? paragraph.start() : source.length();
            }
            String attributes = tag.group(3).strip();
            boolean slashed = attributes.equals("/");
            boolean start = BEGUN.matcher(source).region(lineStart, tag.start()).matches();
            tags.add(new Tag(
                    tag.group(2).toLowerCase(Locale.ROOT),
                    slashed || !tag.group(1).isEmpty(),
                    slashed,
                    start || attributes.contains("="),
                    tag.start(),
                    tag.end(),
                    lineEnd,
                    end));
        }
        return tags;
    }

    private static int endOr(int newline, String source) {
        return newline < 0 ? source.length() : newline;
    }

    /** Those of a line that are followed by another beginning of their kind or by none, and lists that nothing closes. */
    private void findEndless() {
        Map<String, Tag> next = new HashMap<>();
        for (int i = tags.size() - 1; i >= 0; i--) {
            Tag tag = tags.get(i);
            if (tag.closing() || tag.meant()) {
                Tag after = next.put(tag.family(), tag);
                if (tag.isOfALine() && !tag.closing() && (after == null || !after.closing())) {
                    endless.add(tag);
                }
            }
        }
        Deque<Tag> openTags = new ArrayDeque<>();
        for (Tag tag : tags) {
            if (tag.isOfALine() || !tag.closing() && !tag.meant()) {
                continue;
            }
            if (!tag.closing()) {
                openTags.push(tag);
            } else if (!openTags.isEmpty() && openTags.peek().name().equals(tag.name())) {
                openTags.pop();
            }
        }
        endless.addAll(openTags);
    }

    private String repair() {
        for (Tag tag : tags) {
            closeBefore(tag.from());
            if (!tag.isOfALine()) {
                if (endless.contains(tag)) {
                    lists.push(tag);
                }
            } else if (tag.closing()) {
                end(tag);
            } else {
                begin(tag);
            }
        }
        closeBefore(source.length() + 1);
        return out.append(source, copiedEnd, source.length()).toString();
    }

    private void end(Tag tag) {
        Tag start = open.remove(tag.family());
        if (start != null || tag.slashed()) {
            replace(tag, "</" + (start == null ? tag : start).name() + ">");
        }
    }

    /** Of a kind that is open on the same line it is the end: {@code <h2>Title<h2>}. */
    private void begin(Tag tag) {
        Tag start = open.remove(tag.family());
        if (start != null
                && endless.contains(start)
                && start.name().equals(tag.name())
                && start.lineEnd() == tag.lineEnd()) {
            replace(tag, "</" + tag.name() + ">");
        } else {
            if (start != null) {
                insert(tag.from(), "</" + start.name() + ">");
            }
            if (tag.meant()) {
                open.put(tag.family(), tag);
            }
        }
    }

    private void closeBefore(int at) {
        open.values().stream()
                .filter(tag -> endless.contains(tag) && tag.lineEnd() < at)
                .sorted(Comparator.comparing(Tag::lineEnd).thenComparing(Tag::from, Comparator.reverseOrder()))
                .toList()
                .forEach(tag -> {
                    insert(tag.lineEnd(), "</" + tag.name() + ">");
                    open.remove(tag.family());
                });
        while (!lists.isEmpty() && lists.peek().end() < at) {
            insert(lists.peek().end(), "\n</" + lists.pop().name() + ">");
        }
    }

    private void replace(Tag tag, String text) {
        insert(tag.from(), text);
        copiedEnd = tag.to();
    }

    private void insert(int at, String text) {
        if (at > copiedEnd) {
            out.append(source, copiedEnd, at);
            copiedEnd = at;
        }
        out.append(text);
    }
}
