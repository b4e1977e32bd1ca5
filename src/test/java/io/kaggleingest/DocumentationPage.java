package io.kaggleingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A Markdown file of this repository: its headings and what it shows in fences. */
record DocumentationPage(Path file, List<String> lines) {

    /** @param language what stands behind the opening backticks, empty for none */
    record Fence(String language, List<String> lines) {

        /** A line that ends with a backslash goes on in the next. */
        List<DocumentedCommand> commands() {
            String text = String.join("\n", lines).replace("\\\n", " ");
            return Stream.of(text.split("\n"))
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(DocumentedCommand::of)
                    .toList();
        }
    }

    static DocumentationPage read(String file) {
        try {
            return new DocumentationPage(Path.of(file), Files.readAllLines(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Fence> fences() {
        List<Fence> fences = new ArrayList<>();
        Fence open = null;
        for (String line : lines) {
            if (open == null && line.startsWith("```")) {
                open = new Fence(line.substring(3), new ArrayList<>());
            } else if (open != null && line.equals("```")) {
                fences.add(open);
                open = null;
            } else if (open != null) {
                open.lines().add(line);
            }
        }
        return fences;
    }

    /** The text without what stands in fences. */
    List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean fenced = false;
        for (String line : lines) {
            fenced ^= line.startsWith("```");
            if (!fenced && !line.startsWith("```")) {
                prose.add(line);
            }
        }
        return prose;
    }

    /** What a link may name behind its {@code #}, as GitHub derives it from headings. */
    Set<String> anchors() {
        Set<String> anchors = new LinkedHashSet<>();
        prose().stream()
                .filter(line -> line.matches("#{1,6} .*"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
                .forEach(anchors::add);
        return anchors;
    }
}
