package io.kaggleingest.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Secrets that deploy/k8s/README.md lets an operator make, each with its keys. */
final class SecretsOfTheReadme {

    private static final Pattern CREATED = Pattern.compile("kubectl create secret (generic|tls) ([a-z-]+)(.*)");
    private static final Pattern FILE = Pattern.compile("--from-file=(?:.*/)?([\\w.]+)(?==|\\s|$)");
    private static final Pattern VALUE = Pattern.compile("([\\w-]+)=.+");

    private SecretsOfTheReadme() {}

    static Map<String, List<String>> read() {
        Map<String, List<String>> secrets = new HashMap<>();
        List<String> keys = new ArrayList<>();
        for (String line : lines()) {
            Matcher created = CREATED.matcher(line);
            Matcher value = VALUE.matcher(line);
            if (created.find()) {
                keys = secrets.computeIfAbsent(created.group(2), name -> new ArrayList<>());
                FILE.matcher(created.group(3))
                        .results()
                        .map(file -> file.group(1))
                        .forEach(keys::add);
            } else if (value.matches()) {
                keys.add(value.group(1));
            }
        }
        return secrets;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(Manifests.FOLDER.resolve("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
