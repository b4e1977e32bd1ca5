package io.kaggleingest.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The files under one folder of the class path. A jar cannot list its folders, so an index file names each one. */
final class Resources {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String root;
    private final Set<String> paths = new HashSet<>();

    /** The sample competitions and datasets. */
    Resources() {
        this("/sandbox/");
    }

    Resources(String root) {
        this.root = root;
    }

    byte[] bytes(String path) {
        try (InputStream file = Resources.class.getResourceAsStream(root + path)) {
            if (file == null) {
                throw new IllegalStateException("The sandbox's index names a file that is not there: " + path);
            }
            paths.add(path);
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    ObjectNode json(String path) {
        try {
            return (ObjectNode) JSON.readTree(bytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException("Not JSON: " + path, e);
        }
    }

    /** Every path that was read, so that a test can find files that no index names. */
    Set<String> paths() {
        return Set.copyOf(paths);
    }
}
