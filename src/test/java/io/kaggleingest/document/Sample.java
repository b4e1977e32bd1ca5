package io.kaggleingest.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.ContextDocument.Source;
import io.kaggleingest.document.discussion.ParsedDiscussion;
import io.kaggleingest.document.material.CompetitionMaterial;
import io.kaggleingest.document.notebook.ParsedNotebook;
import io.kaggleingest.document.reader.DocumentReader;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.CompetitionPage;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.FileHead;
import io.kaggleingest.kaggle.Notebook;
import io.kaggleingest.kaggle.NotebookSetup;
import io.kaggleingest.kaggle.NotebookSummary;
import io.kaggleingest.kaggle.Standing;
import io.kaggleingest.kaggle.Topic;
import io.kaggleingest.kaggle.TopicMessage;

/** One invented competition with everything that a real one has; its texts are files beside the golden ones. */
public final class Sample {
    public static final NotebookSetup SETUP =
            new NotebookSetup(0, List.of(), List.of(), List.of(), List.of(), List.of(), false, false, false);
    public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private Sample() {}

    public static ContextDocument document() {
        return DocumentReader.of(material(), Source.SANDBOX, NOW);
    }

    public static CompetitionMaterial material() {
        return new CompetitionMaterial(
                competition(),
                pages(),
                files(),
                heads(),
                leaderboard(),
                discussions(),
                notebooks().stream().map(ParsedNotebook::of).toList(),
                List.of(new Omission("file depth_soundings.parquet", "not a table that can be read in parts", 0)));
    }

    private static Competition competition() {
        return new Competition(
                "harbour-tide-levels",
                "Harbour Tide Levels",
                "Predict how high the water stands at nine harbours, one day ahead",
                "https://www.kaggle.com/competitions/harbour-tide-levels",
                "Institute for Invented Waters",
                "Featured",
                "25,000 Usd",
                List.of("tabular", "time series analysis", "regression"),
                Instant.parse("2026-09-01T00:00:00Z"),
                Instant.parse("2026-12-15T23:59:00Z"),
                Instant.parse("2026-12-08T23:59:00Z"),
                Instant.parse("2026-12-08T23:59:00Z"),
                1342,
                5,
                5,
                "Root Mean Squared Error",
                true,
                false,
                true);
    }

    private static List<CompetitionPage> pages() {
        return List.of(
                new CompetitionPage("rules", "Rules", text("pages/rules.html"), "text/html"),
                new CompetitionPage("Timeline", "Timeline", text("pages/timeline.md"), "text/markdown"),
                new CompetitionPage("evaluation", "Evaluation", text("pages/evaluation.md"), "text/markdown"),
                new CompetitionPage("Code Requirements", "Code Requirements", text("pages/code.html"), null),
                new CompetitionPage("data-description", "Dataset Description", text("pages/data.html"), "text/html"),
                new CompetitionPage("description", "Description", text("pages/description.html"), "text/html"));
    }

    private static List<DataFile> files() {
        return List.of(
                new DataFile("sample_submission.csv", 96_120, null),
                new DataFile("test.csv", 604_411, null),
                new DataFile("train.csv", 61_194_220, null),
                new DataFile("stations.tsv", 871, null),
                new DataFile("depth_soundings.parquet", 1_802_345_678, null),
                new DataFile("charts/north_quay.png", 88_120, null));
    }

    private static List<FileHead> heads() {
        byte[] train = text("files/train.csv").getBytes(StandardCharsets.UTF_8);
        return List.of(
                head("train.csv", "train.csv.zip", zip("train.csv", train), false),
                head("test.csv", "test.csv", text("files/test.csv").getBytes(StandardCharsets.UTF_8), true),
                head(
                        "sample_submission.csv",
                        "sample_submission.csv",
                        text("files/sample_submission.csv").getBytes(StandardCharsets.UTF_8),
                        true),
                head(
                        "stations.tsv",
                        "stations.tsv",
                        text("files/stations.tsv").getBytes(StandardCharsets.ISO_8859_1),
                        true));
    }

    private static FileHead head(String name, String delivered, byte[] bytes, boolean complete) {
        return new FileHead(name, delivered, bytes, complete);
    }

    private static List<Standing> leaderboard() {
        return List.of(
                new Standing("Spring | Neap", "0.04112", NOW),
                new Standing("moonpull", "0.04198", NOW),
                new Standing("潮汐 🌊", "0.04203", NOW),
                new Standing("ebb, and flow", "0.04377", NOW),
                new Standing("-42", "0.04380", NOW));
    }

    private static List<ParsedDiscussion> discussions() {
        Instant monday = Instant.parse("2026-11-09T09:00:00Z");
        return List.of(
                ParsedDiscussion.of(
                        topic(71, "Why is the gauge at North Quay 2 cm high?", "Rivera", 58, monday, false),
                        List.of(
                                message(
                                        "Rivera",
                                        58,
                                        monday,
                                        "It is, *all* year. See:\n\n![plot](https://img.example/p.png)"),
                                message("Old Salt", 3, monday.plusSeconds(900), "The quay is sinking."),
                                message("", 21, monday.plusSeconds(1800), "```\nlevel_m - 0.02\n```\n\nworks for me."),
                                message("Troll", -4, monday.plusSeconds(2000), "Learn to swim."))),
                ParsedDiscussion.of(
                        topic(
                                72,
                                "2nd place solution (warm-up round)",
                                "Moon Pull",
                                40,
                                monday.minusSeconds(86_400),
                                false),
                        List.of(message(
                                "Moon Pull", 40, monday.minusSeconds(86_400), text("discussions/solution.md")))),
                ParsedDiscussion.of(
                        topic(73, "Deadline extended by two days", "Invented Waters", 17, monday.plusSeconds(60), true),
                        List.of(new TopicMessage(
                                "Invented Waters",
                                17,
                                monday.plusSeconds(60),
                                "<p>The <b>storm</b> took our mast. See the <a href=\"/competitions/harbour-tide-levels/overview/timeline\">timeline</a>.</p>",
                                null,
                                true))),
                ParsedDiscussion.of(topic(74, "(deleted by its author)", null, 0, monday, false), List.of()));
    }

    public static Topic topic(long id, String title, String author, int votes, Instant postedAt, boolean sticky) {
        String url = "https://www.kaggle.com/competitions/harbour-tide-levels/discussion/" + id;
        return new Topic(id, title, author, votes, url, postedAt, sticky, null);
    }

    public static TopicMessage message(String author, int votes, Instant postedAt, String markdown) {
        return new TopicMessage(author, votes, postedAt, markdown, "text/markdown", false);
    }

    private static List<Notebook> notebooks() {
        return List.of(
                notebook(
                        "oldsalt/tides-eda",
                        "Tides: a first look",
                        "Old Salt",
                        412,
                        "2024-10-01T08:00:00Z",
                        "python",
                        "eda.ipynb"),
                notebook(
                        "moonpull/gbm-with-lunar-phase-lb-0-0447",
                        "GBM with lunar phase [LB 0.0447]",
                        "Moon Pull",
                        156,
                        "2026-10-28T17:21:09.123Z",
                        "python",
                        "gbm.ipynb"),
                notebook(
                        "rivera/harmonics-in-r",
                        "Harmonics in R",
                        "Rivera",
                        31,
                        "2026-11-02T09:00:00Z",
                        "r",
                        "harmonics.ipynb"),
                new Notebook(
                        new NotebookSummary(
                                "ada/baseline-script",
                                "Baseline script",
                                "Ada",
                                9,
                                Instant.parse("2026-09-05T10:00:00Z")),
                        "python",
                        "script",
                        text("notebooks/baseline.py"),
                        SETUP),
                notebook(
                        "nobody/broken",
                        "Broken upload",
                        "Nobody",
                        2,
                        "2026-11-11T11:11:11Z",
                        "python",
                        "broken.ipynb"));
    }

    private static Notebook notebook(
            String ref, String title, String author, int votes, String run, String language, String file) {
        return new Notebook(
                new NotebookSummary(ref, title, author, votes, Instant.parse(run)),
                language,
                "notebook",
                text("notebooks/" + file),
                SETUP);
    }

    public static byte[] zip(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    public static String text(String name) {
        try (InputStream in = Sample.class.getResourceAsStream("sample/" + name)) {
            // Put together here, so that no file of this repository holds what a scanner takes for a key.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("FAKE_SECRET", "0123456789abcdef".repeat(2));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
