package io.kaggleingest.sandbox;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The forums: of competitions in their own service, of datasets in {@code discussions.DiscussionApiService}. */
final class ForumOperations {

    private static final int LARGEST_PAGE = 100;
    private static final List<String> SORTS =
            List.of("UNSPECIFIED", "HOT", "TOP", "NEW", "RECENT", "ACTIVE", "RELEVANCE");

    private final Catalog catalog;
    private final Paging paging;

    ForumOperations(Catalog catalog, Paging paging) {
        this.catalog = catalog;
        this.paging = paging;
    }

    Map<String, Operation> ofCompetitions() {
        return Map.of("ListCompetitionTopics", this::competitionTopics, "ListTopicMessages", this::messages);
    }

    Map<String, Operation> ofDatasets() {
        return Map.of("ListDatasetTopics", this::datasetTopics, "ListComments", this::comments);
    }

    private Answer competitionTopics(Request request) {
        List<Topic> topics = sorted(request, topics(request));
        ObjectNode answer = Json.object().put("totalCount", topics.size());
        for (Topic topic : paging.page(request, topics, LARGEST_PAGE).items()) {
            answer.withArray("topics").add(topic.facts());
        }
        return new Answer.Json(answer);
    }

    private Answer messages(Request request) {
        int id = request.number("topicId");
        Topic topic = topics(request).stream()
                .filter(candidate -> candidate.id() == id)
                .findFirst()
                .orElseThrow(Refusal::notFound);
        ObjectNode answer = Json.object();
        answer.withArray("messages")
                .addAll(paging.page(request, topic.messages(), LARGEST_PAGE).items());
        return new Answer.Json(answer);
    }

    private List<Topic> topics(Request request) {
        return catalog.competition(request.require("competitionName")).topics();
    }

    private Answer datasetTopics(Request request) {
        String ref = request.require("ownerSlug") + "/" + request.require("datasetSlug");
        List<Topic> topics = sorted(request, catalog.dataset(ref).topics());
        Paging.Page<Topic> page = paging.page(request, topics, LARGEST_PAGE);
        ObjectNode answer = Json.object().put("totalCount", topics.size());
        page.items().forEach(topic -> answer.withArray("topics").add(asDiscussion(topic)));
        return new Answer.Json(answer.put("nextPageToken", page.nextToken()));
    }

    private Answer comments(Request request) {
        Topic topic = catalog.datasets().values().stream()
                .flatMap(dataset -> dataset.topics().stream())
                .filter(candidate -> candidate.id() == request.number("topicId"))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        Paging.Page<JsonNode> page = paging.page(request, topic.comments(), LARGEST_PAGE);
        ObjectNode answer = Json.object().put("nextPageToken", page.nextToken());
        page.items().forEach(message -> answer.withArray("comments").add(asComment(message)));
        return new Answer.Json(answer);
    }

    /** {@code ApiDiscussionComment} knows no Markdown and nothing that is pinned or deleted. */
    private static ObjectNode asComment(JsonNode message) {
        ObjectNode comment = message.deepCopy();
        comment.remove(List.of("rawMarkdown", "isPinned", "isDeleted"));
        ArrayNode replies = comment.putArray("replies");
        message.path("replies").forEach(reply -> replies.add(asComment(reply)));
        return comment;
    }

    /** The same facts under the names of {@code ApiDiscussionTopic}. */
    private static ObjectNode asDiscussion(Topic topic) {
        ObjectNode facts = topic.facts().deepCopy();
        facts.remove("isSticky");
        facts.set("url", facts.remove("topicUrl"));
        facts.set("lastCommentDate", facts.remove("lastCommentPostDate"));
        facts.set("content", topic.messages().get(0).path("content"));
        return facts;
    }

    private static List<Topic> sorted(Request request, List<Topic> topics) {
        Comparator<Topic> order =
                switch (request.constant("sortBy", "TOPIC_LIST_SORT_BY_", SORTS)) {
                    case "TOP" -> Topic.byNumber("votes");
                    case "NEW" -> Topic.by("postDate");
                    case "RECENT", "ACTIVE" -> Topic.by("lastCommentPostDate");
                    default -> Topic.by("isSticky").thenComparing(Topic.byNumber("votes"));
                };
        return topics.stream().sorted(order.reversed()).toList();
    }
}
