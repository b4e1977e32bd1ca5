package io.kaggleingest.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A notebook or script, under {@code kernels} in the folder of what it is about. */
record Kernel(ObjectNode metadata, String source) {

    /** @param about the field that names the folder's competition or dataset as a data source of the kernel */
    static List<Kernel> read(JsonNode entries, String about, String ref, String folder, Resources resources) {
        List<Kernel> kernels = new ArrayList<>();
        for (JsonNode entry : entries) {
            ObjectNode metadata = entry.deepCopy();
            String file = metadata.remove("file").asText();
            String kernelRef = metadata.path("ref").asText();
            metadata.put("slug", kernelRef.substring(kernelRef.indexOf('/') + 1));
            metadata.withArray(about).insert(0, ref);
            kernels.add(new Kernel(metadata, new String(resources.bytes(folder + file), UTF_8)));
        }
        return kernels;
    }

    String ref() {
        return text("ref");
    }

    String text(String field) {
        return metadata.path(field).asText();
    }

    int votes() {
        return metadata.path("totalVotes").asInt();
    }

    Instant lastRun() {
        return Instant.parse(text("lastRunTime"));
    }

    boolean uses(String kind, String ref) {
        for (JsonNode source : metadata.path(kind)) {
            if (source.asText().equals(ref)) {
                return true;
            }
        }
        return false;
    }

    /** What a list says; everything else takes a GetKernel. */
    ObjectNode toListJson() {
        return metadata.deepCopy().retain("ref", "title", "author", "lastRunTime", "totalVotes");
    }

    ObjectNode toPullJson() {
        ObjectNode answer = Json.object();
        answer.set("metadata", metadata.deepCopy());
        answer.putObject("blob")
                .put("source", source)
                .put("language", text("language"))
                .put("kernelType", text("kernelType"))
                .put("slug", text("slug"));
        return answer;
    }
}
