package io.kaggleingest.document.discussion;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.page.MarkdownReader;
import io.kaggleingest.kaggle.Topic;
import io.kaggleingest.kaggle.TopicMessage;

/**
 * A thread with its texts cleaned: they are asked for again and again, by the document and by each of its facts.
 *
 * @param content the topic's own text where the list of topics told it, else null
 * @param messages those on top and the replies to each, in Kaggle's order
 */
public record ParsedDiscussion(Topic topic, @Nullable String content, List<Message> messages) {

    /** @param author null where Kaggle does not say */
    public record Message(@Nullable String author, int votes, @Nullable Instant postedAt, boolean pinned, String text) {

        public static Message of(TopicMessage message) {
            return new Message(
                    message.author(),
                    message.votes(),
                    message.postedAt(),
                    message.pinned(),
                    MarkdownReader.of(message.text(), message.mimeType()));
        }
    }

    /** Work for a worker thread. */
    public static ParsedDiscussion of(Topic topic, List<TopicMessage> messages) {
        return new ParsedDiscussion(
                topic,
                topic.content() == null ? null : MarkdownReader.of(topic.content(), null),
                messages.stream().map(Message::of).toList());
    }
}
