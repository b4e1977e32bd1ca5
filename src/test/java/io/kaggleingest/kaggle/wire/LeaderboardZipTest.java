package io.kaggleingest.kaggle.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class LeaderboardZipTest {
    private static final String HEADER = "\uFEFFRank,TeamId,TeamName,LastSubmissionDate,Score,SubmissionCount\n";

    @Test
    void scores_come_in_the_order_of_ranks() throws IOException {
        String csv = HEADER + "1,7,\"Say \"\"hi\"\", twice\",2026-01-01,0.9,3\n2,8,波,2026-01-02,0.85,1\n";

        assertEquals(List.of("0.9", "0.85"), LeaderboardZip.scores(zip(csv.getBytes(UTF_8))));
    }

    @Test
    void a_leaderboard_may_be_empty() throws IOException {
        assertEquals(List.of(), LeaderboardZip.scores(zip(HEADER.getBytes(UTF_8))));
    }

    @Test
    void a_bomb_does_not_go_off() throws IOException {
        byte[] rows = (HEADER + "1,7,a,b,").getBytes(UTF_8);
        byte[] bomb = new byte[70_000_000];
        System.arraycopy(rows, 0, bomb, 0, rows.length);

        assertThrows(IOException.class, () -> LeaderboardZip.scores(zip(bomb)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK", "Rank,Score\n1,2\n", "{}"})
    void what_is_no_zip_is_refused(String bytes) {
        assertThrows(IOException.class, () -> LeaderboardZip.scores(bytes.getBytes(UTF_8)));
    }

    @Test
    void without_a_column_of_scores_nothing_is_guessed() throws IOException {
        byte[] zip = zip("Rank,Points\n1,0.9\n".getBytes(UTF_8));

        assertThrows(IOException.class, () -> LeaderboardZip.scores(zip));
    }

    private static byte[] zip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("board.csv"));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
