package io.kaggleingest.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What the sandbox holds, all of it in memory: about a megabyte. */
record Catalog(Map<String, Competition> competitions, Map<String, Dataset> datasets, Map<String, Kernel> kernels) {

    static Catalog load(Resources resources) {
        JsonNode index = resources.json("index.json");
        Map<String, Competition> competitions = new LinkedHashMap<>();
        Map<String, Dataset> datasets = new LinkedHashMap<>();
        Map<String, Kernel> kernels = new TreeMap<>();
        for (JsonNode slug : index.path("competitions")) {
            Competition competition = Competition.read(slug.asText(), resources);
            competitions.put(slug.asText(), competition);
            add(competition.kernels(), kernels);
        }
        for (JsonNode ref : index.path("datasets")) {
            Dataset dataset = Dataset.read(ref.asText(), resources);
            datasets.put(ref.asText(), dataset);
            add(dataset.kernels(), kernels);
        }
        competitions.forEach((slug, competition) ->
                competition.facts().put("kernelCount", count(kernels, "competitionDataSources", slug)));
        datasets.forEach(
                (ref, dataset) -> dataset.facts().put("kernelCount", count(kernels, "datasetDataSources", ref)));
        return new Catalog(competitions, datasets, kernels);
    }

    Competition competition(String slug) {
        return require(competitions.get(lower(slug)), "competitions.get");
    }

    Dataset dataset(String ref) {
        return require(datasets.get(lower(ref)), "datasets.get");
    }

    Kernel kernel(String ref) {
        return require(kernels.get(lower(ref)), "kernels.get");
    }

    static StoredFile file(List<StoredFile> files, String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /** Where storage keeps each file, by path. */
    Map<String, StoredFile> storage() {
        Map<String, StoredFile> storage = new LinkedHashMap<>();
        competitions.forEach((slug, competition) ->
                competition.files().forEach(file -> storage.put(path("competitions/" + slug, file), file)));
        datasets.forEach(
                (ref, dataset) -> dataset.files().forEach(file -> storage.put(path("datasets/" + ref, file), file)));
        return storage;
    }

    static String path(String bucket, StoredFile file) {
        return "/sandbox-data/" + bucket + "/" + file.deliveredName();
    }

    private static void add(List<Kernel> some, Map<String, Kernel> kernels) {
        for (Kernel kernel : some) {
            if (kernels.put(kernel.ref(), kernel) != null) {
                throw new IllegalStateException("Two kernels are called " + kernel.ref());
            }
        }
    }

    private static long count(Map<String, Kernel> kernels, String kind, String ref) {
        return kernels.values().stream()
                .filter(kernel -> kernel.uses(kind, ref))
                .count();
    }

    /** Kaggle knows its resources in any spelling. */
    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static <T> T require(@Nullable T resource, String permission) {
        if (resource == null) {
            throw Refusal.denied(permission);
        }
        return resource;
    }
}
