package io.kaggleingest.kaggle.wire;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/** The scores in the zip of one CSV as which Kaggle hands out a whole leaderboard (docs/kaggle-wire.md#competitions). */
final class LeaderboardZip {
    private static final int MOST_TEAMS = 300_000;
    private static final long MOST_BYTES = 64_000_000;
    private static final String SCORE = "Score";

    private LeaderboardZip() {}

    /**
     * In the order of ranks; read as a stream, so that a zip that swells costs no memory.
     *
     * @throws IOException if it is none, or larger than any leaderboard
     */
    static List<String> scores(byte[] zip) throws IOException {
        try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(zip))) {
            if (files.getNextEntry() == null) {
                throw new IOException("no zip");
            }
            Reader text = new InputStreamReader(new BoundedStream(files), StandardCharsets.UTF_8);
            return scores(CsvReader.builder().skipEmptyLines(true).ofCsvRecord(text));
        } catch (CsvParseException | java.io.UncheckedIOException failure) {
            throw new IOException("no CSV", failure);
        }
    }

    private static List<String> scores(CsvReader<CsvRecord> rows) throws IOException {
        List<String> scores = new ArrayList<>();
        int column = -1;
        for (CsvRecord row : rows) {
            List<String> cells = row.getFields();
            if (column < 0) {
                column = cells.indexOf(SCORE);
                if (column < 0) {
                    throw new IOException("no column " + SCORE);
                }
            } else if (scores.size() == MOST_TEAMS) {
                throw new IOException("too many teams");
            } else if (column < cells.size()) {
                scores.add(cells.get(column));
            }
        }
        return scores;
    }

    private static final class BoundedStream extends FilterInputStream {
        private long remaining = MOST_BYTES;

        BoundedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (remaining <= 0) {
                throw new IOException("too long");
            }
            int count = super.read(bytes, offset, (int) Math.min(length, remaining));
            remaining -= Math.max(0, count);
            return count;
        }
    }
}
