package io.kaggleingest.kaggle.wire;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.Topic;
import io.kaggleingest.kaggle.TopicMessage;

import static io.kaggleingest.kaggle.wire.Reading.first;
import static io.kaggleingest.kaggle.wire.Reading.instant;
import static io.kaggleingest.kaggle.wire.Reading.text;

/** As {@link Reading}, for forums. Those of competitions and those of datasets have other names for the same things. */
final class ForumReading {

    private static final String KAGGLE = "https://www.kaggle.com";

    private ForumReading() {}

    /** @param forum path of the page that lists them */
    static List<Topic> topics(JsonNode json, String forum) {
        return Reading.items(json, "topics", topic -> topic(topic, forum));
    }

    /**
     * The first {@code limit} messages, each reply behind what it answers. Deleted messages are left out, the replies to
     * them are not.
     *
     * @param list under which name they are
     */
    static List<TopicMessage> messages(JsonNode json, String list, int limit) {
        List<TopicMessage> messages = new ArrayList<>();
        collect(json.path(list), messages, limit);
        return messages;
    }

    /** Null for a topic without a number, whose messages cannot be asked for. */
    private static @Nullable Topic topic(JsonNode json, String forum) {
        long id = json.path("id").asLong();
        if (id <= 0) {
            return null;
        }
        return new Topic(
                id,
                text(json, "title"),
                text(json, "authorName"),
                json.path("votes").asInt(),
                url(first(text(json, "topicUrl"), text(json, "url")), KAGGLE + forum + "/" + id),
                instant(json, "postDate"),
                json.path("isSticky").asBoolean(),
                text(json, "content"));
    }

    private static String url(@Nullable String path, String otherwise) {
        String url = path == null ? "" : path;
        return url.startsWith("/") ? KAGGLE + url : url.startsWith("https://") ? url : otherwise;
    }

    private static void collect(JsonNode list, List<TopicMessage> messages, int limit) {
        for (JsonNode json : list) {
            TopicMessage message = json.path("isDeleted").asBoolean() ? null : message(json);
            if (message != null && messages.size() < limit) {
                messages.add(message);
            }
            collect(json.path("replies"), messages, limit);
        }
    }

    private static @Nullable TopicMessage message(JsonNode json) {
        String markdown = textIn(json, "rawMarkdown");
        String content = first(markdown, textIn(json, "content"));
        return content == null
                ? null
                : new TopicMessage(
                        text(json, "authorName"),
                        json.path("votes").asInt(),
                        instant(json, "postDate"),
                        content,
                        markdown == null ? null : "text/markdown",
                        json.path("isPinned").asBoolean());
    }

    private static @Nullable String textIn(JsonNode json, String field) {
        String text = text(json, field);
        return text == null || text.isBlank() ? null : text;
    }
}
