package io.kaggleingest.document.budget;

import io.kaggleingest.document.reader.DocumentReader;

import io.kaggleingest.document.ContextDocument.Source;
import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.discussion.ParsedDiscussion;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.document.form.RenderedDocument;
import io.kaggleingest.document.form.ToonReader;
import io.kaggleingest.document.material.CompetitionMaterial;
import io.kaggleingest.document.material.DatasetMaterial;
import io.kaggleingest.document.material.Material;
import io.kaggleingest.document.material.NotebookMaterial;
import io.kaggleingest.document.notebook.ParsedNotebook;
import io.kaggleingest.document.text.Sanitizer;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.CompetitionPage;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.Dataset;
import io.kaggleingest.kaggle.FileHead;
import io.kaggleingest.kaggle.Notebook;
import io.kaggleingest.kaggle.NotebookSetup;
import io.kaggleingest.kaggle.NotebookSummary;
import io.kaggleingest.kaggle.Standing;
import io.kaggleingest.kaggle.Topic;
import io.kaggleingest.kaggle.TopicMessage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;


/** One broken resource on the way from what was fetched to the text that is sent. */
record FuzzCase(Seeds seeds, FileSeeds files) {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.ISO_8859_1,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16);
    private static final List<String> NAMES = List.of(
            "train.csv", "x.tsv", "a/test.parquet", "d.json", "l.jsonl", "n.npy", "s.sqlite", "b.xlsx", "t.txt", "u.dat",
            "z.zip", "g.csv.gz", "sample_submission.csv");
    private static final List<String> MIME_TYPES = Arrays.asList("text/html", "text/markdown", "text/plain", null);
    private static final List<String> LANGUAGES = Arrays.asList("python", "r", "rmarkdown", "julia", "sqlite", null);

    /** @return what kind of case it was and what came of it */
    String run(long seed, long number) throws IOException {
        Mutation mutation = new Mutation(new Random(seed * 1_000_003 + number));
        String kind = mutation.pick(List.of("notebook", "table", "page", "file", "file", "file"));
        Material material =
                switch (kind) {
                    case "notebook" -> new NotebookMaterial(ParsedNotebook.of(notebook(mutation)));
                    case "table" -> dataset(mutation);
                    case "file" -> files(mutation);
                    default -> competition(mutation);
                };
        Bundle bundle =
                Bundle.read(Bundle.of(DocumentReader.of(material, Source.SANDBOX, NOW)).bytes());
        ContextDocument document = bundle.document();
        Format format = mutation.pick(List.of(Format.values()));
        Integer budget = mutation.oneIn(3)
                ? null
                : Selection.LEAST_TOKENS + mutation.random().nextInt(2_500);
        List<String> ignored = mutation.oneIn(8) ? List.of(Sanitizer.shorten(mutation.words() + "*", 200)) : List.of();
        RenderedDocument rendered =
                new Selection(1 + mutation.random().nextInt(10), budget, ignored).render(bundle, format);
        check(rendered, format, budget);
        boolean read = !(document.tables().isEmpty()
                && document.pages().isEmpty()
                && document.notebooks().isEmpty());
        return kind + ", " + format.name().toLowerCase(Locale.ROOT) + (read ? ", read" : ", named as unreadable");
    }

    private static void check(RenderedDocument rendered, Format format, Integer budget) throws IOException {
        int tokens = TokenCount.of(rendered.text());
        int told = rendered.document().tokens().total();
        require(tokens == told, tokens + " tokens, but it says " + told);
        require(budget == null || tokens <= budget, tokens + " tokens, over the budget of " + budget);
        if (format == Format.TOON) {
            require(
                    ToonReader.read(rendered.text()).toString().equals(Format.JSON.render(rendered.document())),
                    "TOON that reads as something else");
        }
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalStateException(otherwise);
        }
    }

    private Notebook notebook(Mutation mutation) {
        boolean script = mutation.oneIn(5);
        byte[] given = mutation.pick(script ? seeds.scripts() : seeds.notebooks());
        byte[] source = script || mutation.oneIn(4) ? mutation.bytes(given) : mutation.json(given);
        List<String> words = List.of(mutation.words(), mutation.words());
        return new Notebook(
                new NotebookSummary("a/b", mutation.words(), mutation.words(), mutation.random().nextInt(), NOW),
                mutation.pick(LANGUAGES),
                script ? "script" : "notebook",
                new String(source, StandardCharsets.UTF_8),
                new NotebookSetup(1, words, words, words, List.of(), List.of(), true, false, true));
    }

    private DatasetMaterial dataset(Mutation mutation) throws IOException {
        String name = mutation.pick(List.of("train.csv", "notes.tsv", "x/sample_submission.csv"));
        FileHead head = head(name, mutation);
        Dataset dataset = new Dataset(
                "a/b", mutation.words(), mutation.words(), mutation.words(), mutation.words(), null, List.of(), NOW, 1, 9,
                0.5, 1, 1, 1, 1);
        return new DatasetMaterial(
                dataset,
                null,
                List.of(new DataFile(name, 9, mutation.words())),
                List.of(head),
                List.of(),
                List.of(),
                List.of());
    }

    /** Of any format, under any name, and of some only the end. */
    private DatasetMaterial files(Mutation mutation) {
        String name = mutation.pick(NAMES);
        byte[] content = mutation.file(mutation.pick(files.files()));
        FileHead head = new FileHead(name, name, content, mutation.oneIn(2), mutation.oneIn(6) ? 1_000_000 : 0);
        Dataset dataset = new Dataset(
                "a/b", "Files", null, null, null, null, List.of(), NOW, 1, 9, 0.5, 1, 1, 1, 1);
        return new DatasetMaterial(
                dataset,
                null,
                List.of(new DataFile(name, 9, null), new DataFile(mutation.words(), -1, null)),
                List.of(head),
                List.of(),
                List.of(),
                List.of());
    }

    private FileHead head(String name, Mutation mutation) throws IOException {
        byte[] content = mutation.bytes(mutation.pick(seeds.tables()));
        if (mutation.oneIn(3)) {
            content = new String(content, StandardCharsets.UTF_8).getBytes(mutation.pick(CHARSETS));
        }
        String delivered = name;
        if (mutation.oneIn(3)) {
            boolean zip = !mutation.oneIn(4);
            delivered = name + (zip ? ".zip" : ".gz");
            content = packed(name, content, zip);
            content = mutation.oneIn(2) ? mutation.bytes(content) : content;
        }
        return new FileHead(name, delivered, content, mutation.oneIn(2));
    }

    private static byte[] packed(String name, byte[] content, boolean zip) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed = zip ? new ZipOutputStream(bytes) : new GZIPOutputStream(bytes)) {
            if (packed instanceof ZipOutputStream archive) {
                archive.putNextEntry(new ZipEntry(name));
            }
            packed.write(content);
        }
        return bytes.toByteArray();
    }

    private CompetitionMaterial competition(Mutation mutation) {
        String text = new String(mutation.bytes(mutation.pick(seeds.pages())), StandardCharsets.UTF_8);
        String name = mutation.pick(List.of("description", "evaluation", "rules", "Timeline", "data-description"));
        String mimeType = mutation.pick(MIME_TYPES);
        String words = mutation.words();
        Topic topic = new Topic(7, mutation.words(), words, mutation.random().nextInt(), words, NOW, true, null);
        TopicMessage message = new TopicMessage(words, 3, NOW, mutation.oneIn(3) ? text : words, mimeType, false);
        return new CompetitionMaterial(
                new Competition(
                        "slug", mutation.words(), words, null, words, words, words, List.of(words), NOW, NOW, null, null,
                        1, 5, 5, words, true, false, true),
                List.of(new CompetitionPage(name, words, text, mimeType)),
                List.of(),
                List.of(),
                List.of(new Standing(words, "0.1", NOW), new Standing(null, null, null)),
                List.of(ParsedDiscussion.of(topic, List.of(message, message))),
                List.of(),
                List.of());
    }
}
