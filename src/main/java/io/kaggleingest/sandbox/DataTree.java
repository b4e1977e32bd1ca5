package io.kaggleingest.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One directory of a competition's files, counted over its direct children. */
final class DataTree {

    private static final String IS_DIRECTORY = "relativeUrl";

    private final List<ObjectNode> directories = new ArrayList<>();
    private final List<ObjectNode> files = new ArrayList<>();

    DataTree(List<StoredFile> all, String path) {
        String prefix = path.isEmpty() || path.endsWith("/") ? path : path + "/";
        Map<String, TreeSet<String>> below = new TreeMap<>();
        for (StoredFile file : all) {
            if (file.name().startsWith(prefix)) {
                String relativePath = file.name().substring(prefix.length());
                int slash = relativePath.indexOf('/');
                if (slash < 0) {
                    files.add(file.toListJson(relativePath));
                } else {
                    String child = relativePath.substring(slash + 1).replaceFirst("/.*", "/");
                    below.computeIfAbsent(relativePath.substring(0, slash), any -> new TreeSet<>())
                            .add(child);
                }
            }
        }
        if (files.isEmpty() && below.isEmpty()) {
            throw Refusal.notFound();
        }
        below.forEach((name, children) -> directories.add(directory(prefix + name, name, children)));
    }

    private static ObjectNode directory(String path, String name, TreeSet<String> children) {
        long directories =
                children.stream().filter(child -> child.endsWith("/")).count();
        return Json.object()
                .put("name", name)
                .put(IS_DIRECTORY, path)
                .put("totalDirectories", directories)
                .put("totalFiles", children.size() - directories)
                .put("totalChildren", children.size());
    }

    List<ObjectNode> children() {
        List<ObjectNode> children = new ArrayList<>(directories);
        children.addAll(files);
        return children;
    }

    ObjectNode answer(List<ObjectNode> page) {
        ObjectNode answer = Json.object();
        for (ObjectNode child : page) {
            answer.withArray(child.has(IS_DIRECTORY) ? "directories" : "files").add(child);
        }
        return answer.put("totalChildren", directories.size() + files.size())
                .put("totalDirectories", directories.size())
                .put("totalFiles", files.size());
    }
}
