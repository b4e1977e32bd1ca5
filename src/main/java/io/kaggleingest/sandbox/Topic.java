package io.kaggleingest.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A thread of a forum; its first message is the topic's own text. */
record Topic(ObjectNode facts, List<JsonNode> messages) {

    private static final Pattern BLANK_LINE = Pattern.compile("\n{2,}");

    static List<Topic> read(JsonNode entries, String forumUrl) {
        List<Topic> topics = new ArrayList<>();
        for (JsonNode entry : entries) {
            ObjectNode facts = entry.deepCopy();
            JsonNode messages = facts.remove("messages");
            messages.forEach(Topic::addContent);
            facts.put("topicUrl", forumUrl + "/" + facts.path("id").asLong());
            facts.put("commentCount", count(messages) - 1);
            facts.put("lastCommentPostDate", last(messages));
            List<JsonNode> all = new ArrayList<>();
            messages.forEach(all::add);
            topics.add(new Topic(facts, all));
        }
        return topics;
    }

    long id() {
        return facts.path("id").asLong();
    }

    /** All messages but the topic's own text. */
    List<JsonNode> comments() {
        List<JsonNode> comments = new ArrayList<>();
        messages.get(0).path("replies").forEach(comments::add);
        comments.addAll(messages.subList(1, messages.size()));
        return comments;
    }

    static Comparator<Topic> by(String field) {
        return Comparator.comparing(topic -> topic.facts.path(field).asText());
    }

    static Comparator<Topic> byNumber(String field) {
        return Comparator.comparingLong(topic -> topic.facts.path(field).asLong());
    }

    /** Authors of the sandbox write Markdown only; Kaggle gives the same as HTML, too. */
    private static void addContent(JsonNode message) {
        StringBuilder html = new StringBuilder();
        for (String paragraph : BLANK_LINE.split(message.path("rawMarkdown").asText())) {
            html.append("<p>").append(escape(paragraph)).append("</p>");
        }
        ((ObjectNode) message).put("content", html.toString());
        message.path("replies").forEach(Topic::addContent);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static int count(JsonNode messages) {
        int count = 0;
        for (JsonNode message : messages) {
            count += 1 + count(message.path("replies"));
        }
        return count;
    }

    private static String last(JsonNode messages) {
        String last = "";
        for (JsonNode message : messages) {
            String date = message.path("postDate").asText();
            String below = last(message.path("replies"));
            last = max(last, max(date, below));
        }
        return last;
    }

    private static String max(String one, String other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
