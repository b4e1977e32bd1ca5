package io.kaggleingest.document.budget;

import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Source;
import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.kaggle.Kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;


/** Ten notebooks of many cells. Their words are those of the sandbox's notebooks, and no two lines are the same. */
final class LargeSet {
    private static final int NOTEBOOKS = 10;

    private final Random random = new Random(1);
    private final List<String> words;

    private LargeSet(List<String> words) {
        this.words = words;
    }

    static ContextDocument of(int characters, Path sandbox) throws IOException {
        Set<String> words = new LinkedHashSet<>();
        try (Stream<Path> walked = Files.walk(sandbox)) {
            for (Path file : walked.filter(path -> path.toString().endsWith(".ipynb")).sorted().toList()) {
                words.addAll(List.of(Files.readString(file).split("[^A-Za-z_]+")));
            }
        }
        words.remove("");
        return new LargeSet(List.copyOf(words)).document(characters);
    }

    private ContextDocument document(int characters) {
        List<Notebook> notebooks = new ArrayList<>();
        for (int i = 0; i < NOTEBOOKS; i++) {
            List<Cell> cells = new ArrayList<>();
            for (int size = 0; size < characters / NOTEBOOKS; size += length(cells.get(cells.size() - 1))) {
                cells.add(cells.size() % 3 == 0 ? prose() : code());
            }
            String ref = "author-" + i + "/notebook-" + i;
            notebooks.add(new Notebook(
                    ref, "Notebook " + i, "author-" + i, 100 - i, "python", "https://www.kaggle.com/code/" + ref, null,
                    cells));
        }
        return new ContextDocument(
                Kind.COMPETITION, "large", "Large", "https://www.kaggle.com/competitions/large", Source.SANDBOX,
                Instant.parse("2026-11-01T00:00:00Z"), Map.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                notebooks, List.of(), null);
    }

    private static int length(Cell cell) {
        return cell.text().length() + (cell.output() == null ? 0 : cell.output().length());
    }

    private Cell prose() {
        List<String> sentence = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            sentence.add(word() + (i % 12 == 11 ? "." : ""));
        }
        return new Cell("markdown", "## " + word() + "\n\n" + String.join(" ", sentence), null);
    }

    private Cell code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 15; i++) {
            code.append("    ".repeat(i % 3))
                    .append(word()).append(" = ").append(word()).append('.').append(word())
                    .append("(").append(word()).append("=").append(random.nextInt(1000))
                    .append(", '").append(word()).append("')\n");
        }
        String output = random.nextInt(4) == 0 ? "score: 0." + random.nextInt(100_000) + " " + word() : null;
        return new Cell("code", code.toString().strip(), output);
    }

    private String word() {
        return words.get(random.nextInt(words.size()));
    }
}
