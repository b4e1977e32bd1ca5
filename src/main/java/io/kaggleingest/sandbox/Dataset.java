package io.kaggleingest.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Everything of one folder under {@code datasets}; {@code ref} is {@code owner/slug}. */
record Dataset(
        String ref,
        ObjectNode facts,
        String updates,
        List<StoredFile> files,
        List<Kernel> kernels,
        List<Topic> topics) {

    static Dataset read(String ref, Resources resources) {
        String folder = "datasets/" + ref + "/";
        ObjectNode index = resources.json(folder + "dataset.json");
        String url = "https://www.kaggle.com/datasets/" + ref;
        List<StoredFile> files = new ArrayList<>();
        index.path("files").forEach(entry -> files.addAll(StoredFile.read(entry, folder, resources)));
        List<Kernel> kernels = Kernel.read(index.path("kernels"), "datasetDataSources", ref, folder, resources);
        List<Topic> topics = Topic.read(index.path("topics"), url + "/discussion");
        ObjectNode facts = (ObjectNode) index.path("dataset");
        facts.put("ref", ref)
                .put("url", url)
                .put("ownerRef", ref.substring(0, ref.indexOf('/')))
                .put("description", new String(resources.bytes(folder + "description.md"), UTF_8))
                .put(
                        "totalBytes",
                        files.stream().mapToLong(file -> file.bytes().length).sum())
                .put("topicCount", topics.size());
        return new Dataset(ref, facts, index.path("expectedUpdateFrequency").asText(), files, kernels, topics);
    }

    String text(String field) {
        return facts.path(field).asText();
    }

    String slug() {
        return ref.substring(ref.indexOf('/') + 1);
    }

    boolean matches(String words) {
        String all = (ref + " " + text("title") + " " + text("subtitle") + " " + keywords()).toLowerCase(Locale.ROOT);
        for (String word : words.toLowerCase(Locale.ROOT).trim().split("\\s+")) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** A list tells neither the description nor the versions. */
    ObjectNode toListJson() {
        return facts.deepCopy().without(List.of("description", "versions"));
    }

    ObjectNode toListJson(StoredFile file) {
        ObjectNode json = file.toListJson(file.name());
        json.set("columns", file.columns().deepCopy());
        return json.put("datasetRef", ref).put("ownerRef", text("ownerRef"));
    }

    /** As {@code DatasetInfo} says it. */
    ObjectNode info() {
        ObjectNode info = Json.object()
                .put("datasetId", facts.path("id").asInt())
                .put("datasetSlug", slug())
                .put("ownerUser", text("ownerRef"))
                .put("usabilityRating", facts.path("usabilityRating").asDouble())
                .put("totalViews", facts.path("viewCount").asInt())
                .put("totalVotes", facts.path("voteCount").asInt())
                .put("totalDownloads", facts.path("downloadCount").asInt())
                .put("title", text("title"))
                .put("subtitle", text("subtitle"))
                .put("description", text("description"))
                .put("expectedUpdateFrequency", updates);
        info.set("keywords", keywords());
        info.putArray("licenses").addObject().put("name", text("licenseName"));
        ArrayNode data = info.putArray("data");
        for (StoredFile file : files) {
            ObjectNode entry = data.addObject()
                    .put("name", file.name())
                    .put("description", file.description())
                    .put("totalBytes", file.bytes().length);
            entry.set("columns", withoutOrder(file.columns()));
        }
        return info;
    }

    private ArrayNode keywords() {
        ArrayNode keywords = Json.object().putArray("keywords");
        facts.path("tags").forEach(tag -> keywords.add(tag.path("name")));
        return keywords;
    }

    private static ArrayNode withoutOrder(ArrayNode columns) {
        ArrayNode copy = columns.deepCopy();
        for (JsonNode column : copy) {
            ((ObjectNode) column).remove(List.of("order", "originalType"));
        }
        return copy;
    }
}
