package io.kaggleingest.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Everything of one folder under {@code competitions}. */
record Competition(
        String slug,
        ObjectNode facts,
        List<ObjectNode> pages,
        List<StoredFile> files,
        List<Kernel> kernels,
        List<ObjectNode> submissions,
        List<Topic> topics,
        Leaderboard leaderboard) {

    static Competition read(String slug, Resources resources) {
        String folder = "competitions/" + slug + "/";
        ObjectNode index = resources.json(folder + "competition.json");
        String url = "https://www.kaggle.com/competitions/" + slug;
        ObjectNode facts = (ObjectNode) index.path("competition");
        // Kaggle's "ref" of a competition is its whole URL.
        facts.put("ref", url).put("url", url);
        List<StoredFile> files = new ArrayList<>();
        index.path("files").forEach(entry -> files.addAll(StoredFile.read(entry, folder, resources)));
        List<ObjectNode> submissions = new ArrayList<>();
        index.path("submissions").forEach(submission -> submissions.add((ObjectNode) submission));
        return new Competition(
                slug,
                facts,
                pages(index.path("pages"), folder, resources),
                files,
                Kernel.read(index.path("kernels"), "competitionDataSources", slug, folder, resources),
                submissions,
                Topic.read(resources.json(folder + "topics.json").path("topics"), url + "/discussion"),
                Leaderboard.read(resources.bytes(folder + "leaderboard.csv")));
    }

    private static List<ObjectNode> pages(JsonNode entries, String folder, Resources resources) {
        List<ObjectNode> pages = new ArrayList<>();
        for (JsonNode entry : entries) {
            ObjectNode page = entry.deepCopy();
            String file = page.remove("file").asText();
            page.put("content", new String(resources.bytes(folder + file), UTF_8))
                    .put("isPublished", true)
                    .put("mimeType", file.endsWith(".md") ? "text/markdown" : "text/html");
            pages.add(page);
        }
        return pages;
    }

    String text(String field) {
        return facts.path(field).asText();
    }

    int number(String field) {
        return facts.path(field).asInt();
    }

    boolean entered() {
        return facts.path("userHasEntered").asBoolean();
    }

    /** The prize in its currency, 0 for "Knowledge" and the like. */
    long prize() {
        String digits = text("reward").replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    boolean matches(String words) {
        StringBuilder text = new StringBuilder(slug).append(' ').append(text("title"));
        text.append(' ').append(text("description"));
        facts.path("tags")
                .forEach(tag -> text.append(' ').append(tag.path("name").asText()));
        String all = text.toString().toLowerCase(Locale.ROOT);
        for (String word : words.toLowerCase(Locale.ROOT).trim().split("\\s+")) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
