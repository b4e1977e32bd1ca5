package io.kaggleingest.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What {@link SteadyKaggle} answers, made once: the bench is not to spend the processors on it. */
final class Content {

    static final int NOTEBOOKS = 10;
    static final int TOPICS = 10;
    static final int FILES = 4;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MESSAGES = 5;
    private static final int WORDS_IN_A_LINE = 10;
    private static final List<String> PAGES = List.of("Description", "Evaluation");

    private static final int FOREIGN_IN = 3;

    private static final List<String> WORDS = List.of(("model train frame = [0.25] target mean( fold, loss score predict"
                    + " feature validation import numpy as np pandas data for in range epoch learning_rate 1e-3")
            .split(" "));

    /** Letters that take two bytes in memory, and with them all of the text that they are in. */
    private static final List<String> FOREIGN = List.of("–", "приз", "für", "λ", "📈");

    private final Random random = new Random(1);
    private final Volume volume;
    private final byte[] pages;
    private final byte[] messages;
    private final byte[] csv;
    private final List<byte[]> notebooks;

    Content(Volume volume) {
        this.volume = volume;
        pages = pagesJson();
        messages = messagesJson();
        csv = table();
        notebooks = IntStream.range(0, NOTEBOOKS).mapToObj(this::notebookJson).toList();
    }

    byte[] competition() {
        return bytes(MAPPER.createObjectNode().put("title", "Bench").put("description", "Made up").put("teamCount", 12));
    }

    byte[] pages() {
        return pages;
    }

    byte[] files() {
        ObjectNode list = MAPPER.createObjectNode();
        for (int i = 0; i < FILES; i++) {
            list.withArray("files").addObject().put("name", "table-" + i + ".csv").put("totalBytes", csv.length);
        }
        return bytes(list);
    }

    byte[] leaderboard() {
        ObjectNode list = MAPPER.createObjectNode();
        for (int i = 0; i < 20; i++) {
            list.withArray("submissions").addObject().put("teamName", "team " + i).put("score", "0." + (99 - i));
        }
        return bytes(list);
    }

    byte[] wholeLeaderboard() {
        StringBuilder csv =
                new StringBuilder("Rank,TeamId,TeamName,LastSubmissionDate,Score,SubmissionCount,TeamMemberUserNames\n");
        for (int rank = 1; rank <= 20; rank++) {
            csv.append("%d,%d,team %d,2026-11-20 00:00:00,0.%d,1,member%d\n"
                    .formatted(rank, rank, rank - 1, 100 - rank, rank));
        }
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("leaderboard.csv"));
            zip.write(csv.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    byte[] topics() {
        ObjectNode list = MAPPER.createObjectNode().put("totalCount", TOPICS);
        for (int i = 1; i <= TOPICS; i++) {
            list.withArray("topics").addObject().put("id", i).put("title", "Topic " + i).put("votes", i);
        }
        return bytes(list);
    }

    byte[] messages() {
        return messages;
    }

    byte[] notebooks() {
        ObjectNode list = MAPPER.createObjectNode();
        for (int i = 0; i < NOTEBOOKS; i++) {
            list.withArray("kernels").add(summary(i));
        }
        return bytes(list);
    }

    byte[] notebook(int number) {
        return notebooks.get(number);
    }

    byte[] csv() {
        return csv;
    }

    private byte[] pagesJson() {
        ObjectNode list = MAPPER.createObjectNode();
        PAGES.forEach(name ->
                list.withArray("pages").addObject().put("name", name).put("content", prose(volume.pageChars())));
        return bytes(list);
    }

    private byte[] messagesJson() {
        ObjectNode list = MAPPER.createObjectNode();
        for (int i = 0; i < MESSAGES; i++) {
            list.withArray("messages")
                    .addObject()
                    .put("id", i + 1)
                    .put("votes", i)
                    .put("rawMarkdown", prose(volume.messageChars()));
        }
        return bytes(list);
    }

    private byte[] table() {
        StringBuilder rows = new StringBuilder("id,age,fare,name,target\n");
        for (int i = 0; rows.length() < volume.csvBytes(); i++) {
            rows.append("%d,%d,%.3f,%s,%d%n"
                    .formatted(i, random.nextInt(90), random.nextDouble(), word(), random.nextInt(2)));
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] notebookJson(int number) {
        ObjectNode answer = MAPPER.createObjectNode();
        answer.set("metadata", summary(number).put("isPrivate", false).put("language", "python"));
        answer.putObject("blob")
                .put("source", new String(bytes(document(number % FOREIGN_IN == 0)), StandardCharsets.UTF_8))
                .put("kernelType", "notebook")
                .put("language", "python");
        return bytes(answer);
    }

    private static ObjectNode summary(int number) {
        return MAPPER.createObjectNode()
                .put("ref", "bench/notebook-" + number)
                .put("title", "Notebook " + number)
                .put("author", "bench")
                .put("totalVotes", 100 - number);
    }

    /** @param foreign whether its code and outputs have what its texts have in any case */
    private ObjectNode document(boolean foreign) {
        ObjectNode document = MAPPER.createObjectNode().put("nbformat", 4);
        for (int i = 0; i < volume.cells(); i++) {
            document.withArray("cells").addObject().put("cell_type", "markdown").put("source", prose(120));
            ObjectNode code = document.withArray("cells")
                    .addObject()
                    .put("cell_type", "code")
                    .put("source", foreign ? prose(volume.codeChars()) : text(volume.codeChars()));
            code.withArray("outputs")
                    .addObject()
                    .put("output_type", "stream")
                    .put("text", foreign ? prose(volume.outputChars()) : text(volume.outputChars()));
            if (i < volume.pictures()) {
                code.withArray("outputs")
                        .addObject()
                        .put("output_type", "display_data")
                        .putObject("data")
                        .put("image/png", picture());
            }
        }
        return document;
    }

    private String picture() {
        byte[] bytes = new byte[volume.pictureBytes() * 3 / 4];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private String prose(int length) {
        return FOREIGN.get(random.nextInt(FOREIGN.size())) + " " + text(length);
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 1; text.length() < length; i++) {
            text.append(word()).append(i % WORDS_IN_A_LINE == 0 ? '\n' : ' ');
        }
        return text.toString();
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static byte[] bytes(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
