package io.kaggleingest.document.discussion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.Votes;
import io.kaggleingest.document.discussion.ParsedDiscussion.Message;
import io.kaggleingest.document.text.Markdown;
import io.kaggleingest.document.text.Sanitizer;
import io.kaggleingest.kaggle.Topic;

/**
 * A thread as one Markdown text: what opened it, then the replies that readers found best, each as one quotation, in the
 * order of the thread, because many an answer is more liked than its question.
 */
public final class ThreadText {
    static final int REPLIES = 5;
    /** Characters of a reply; answers are short, and longer replies are mostly logs. */
    static final int REPLY = 2000;

    private static final Duration AT_ONCE = Duration.ofMinutes(1);
    private static final Comparator<Message> BEST_FIRST = Comparator.comparing(Message::pinned)
            .thenComparingInt(Message::votes)
            .reversed();

    private ThreadText() {}

    /** Empty if nobody has written anything that can be read. */
    public static String of(ParsedDiscussion discussion) {
        Topic topic = discussion.topic();
        List<Message> replies = new ArrayList<>(discussion.messages());
        Message openingMessage = discussion.content() == null ? openingMessage(topic, replies) : null;
        replies.remove(openingMessage);
        String text =
                openingMessage == null ? Objects.requireNonNullElse(discussion.content(), "") : openingMessage.text();
        List<String> texts = new ArrayList<>();
        texts.add(text);
        List<Message> best = replies.stream()
                .filter(reply -> reply.votes() >= 0 && !reply.text().isEmpty())
                // Comments may begin with what the list of topics has told already.
                .filter(reply -> !reply.text().equals(text))
                .sorted(BEST_FIRST)
                .limit(REPLIES)
                .toList();
        replies.stream().filter(best::contains).map(ThreadText::quote).forEach(texts::add);
        return String.join("\n\n", texts).strip();
    }

    /**
     * The message that was posted with its topic, null if there is none: somebody may have deleted it, and what is left
     * are replies. Where times are missing, it is the first.
     */
    private static @Nullable Message openingMessage(Topic topic, List<Message> messages) {
        Instant opened = topic.postedAt();
        if (opened == null || messages.stream().anyMatch(message -> message.postedAt() == null)) {
            return messages.isEmpty() ? null : messages.get(0);
        }
        return messages.stream()
                .min(Comparator.comparing(Message::postedAt))
                .filter(first -> first.postedAt() != null && !first.postedAt().isAfter(opened.plus(AT_ONCE)))
                .orElse(null);
    }

    private static String quote(Message reply) {
        String author = Sanitizer.line(reply.author(), 80);
        String head = (reply.pinned() ? "Pinned reply" : "Reply") + (author.isEmpty() ? "" : " by " + author) + ", "
                + Votes.text(reply.votes()) + ":";
        return (head + "\n\n" + shorten(reply.text()))
                .lines()
                .map(line -> line.isEmpty() ? ">" : "> " + line)
                .collect(Collectors.joining("\n"));
    }

    private static String shorten(String text) {
        if (text.length() <= REPLY) {
            return text;
        }
        return Markdown.beginning(text, REPLY) + "\n\n[…]";
    }
}
