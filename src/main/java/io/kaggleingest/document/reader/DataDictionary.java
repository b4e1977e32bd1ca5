package io.kaggleingest.document.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.material.Material;
import io.kaggleingest.document.text.Sanitizer;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.DatasetMetadata;
import io.kaggleingest.kaggle.DatasetMetadata.DescribedColumn;
import io.kaggleingest.kaggle.DatasetMetadata.DescribedFile;

/** What the owner of a dataset says of its files and columns, as Markdown; what nobody described is not mentioned. */
public final class DataDictionary {
    private static final int FILES = 50;
    private static final int NAMES = 10;
    private static final int COLUMNS = 200;
    private static final int TEXT = 500;

    private DataDictionary() {}

    /** Empty where nothing is described. */
    public static String markdown(List<DataFile> files, @Nullable DatasetMetadata metadata) {
        Map<String, String> sections = new LinkedHashMap<>();
        if (metadata != null) {
            Material.present(metadata.files())
                    .forEach(file -> describe(sections, file.name(), file.description(), columns(file)));
        }
        for (DataFile file : Material.present(files)) {
            if (sections.size() < PartReader.FILES && !sections.containsKey(Sanitizer.line(file.name(), 200))) {
                describe(sections, file.name(), file.description(), List.of());
            }
        }
        return String.join("\n\n", mergeSections(sections).stream().limit(FILES).toList());
    }

    /** Files of which the same is said, such as one a month, share a section. */
    private static List<String> mergeSections(Map<String, String> sections) {
        Map<String, List<String>> alike = new LinkedHashMap<>();
        sections.forEach((file, text) ->
                alike.computeIfAbsent(text, first -> new ArrayList<>()).add(file));
        List<String> all = new ArrayList<>();
        alike.forEach((text, files) -> all.add("### " + names(files) + "\n\n" + text));
        return all;
    }

    private static String names(List<String> files) {
        String first = String.join(", ", files.subList(0, Math.min(NAMES, files.size())));
        return files.size() <= NAMES ? first : first + " and " + (files.size() - NAMES) + " more";
    }

    private static void describe(
            Map<String, String> sections, String name, @Nullable String description, List<String> columns) {
        String file = Sanitizer.line(name, 200);
        List<String> lines = new ArrayList<>();
        String about = line(description);
        if (!about.isEmpty()) {
            lines.add(about);
        }
        if (!columns.isEmpty()) {
            lines.add(String.join("\n", columns));
        }
        if (!lines.isEmpty() && sections.size() < PartReader.FILES) {
            sections.put(file, String.join("\n\n", lines));
        }
    }

    private static List<String> columns(DescribedFile file) {
        List<String> descriptions = new ArrayList<>();
        for (DescribedColumn column : Material.present(file.columns())) {
            String about = line(column.description());
            if (!about.isEmpty() && descriptions.size() < COLUMNS) {
                descriptions.add("- " + Sanitizer.line(column.name(), 120) + ": " + about);
            }
        }
        return descriptions;
    }

    private static String line(@Nullable String text) {
        return Sanitizer.line(text, TEXT);
    }
}
