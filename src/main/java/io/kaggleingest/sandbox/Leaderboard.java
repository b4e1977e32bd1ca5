package io.kaggleingest.sandbox;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A leaderboard, kept as the very CSV that Kaggle lets users download; one row a team, in order of rank. */
record Leaderboard(byte[] csv, List<NamedCsvRecord> rows) {

    static Leaderboard read(byte[] csv) {
        return new Leaderboard(
                csv,
                CsvReader.builder().ofNamedCsvRecord(new String(csv, UTF_8)).stream()
                        .toList());
    }

    static ObjectNode toJson(NamedCsvRecord row) {
        return Json.object()
                .put("teamId", Long.parseLong(row.getField("TeamId")))
                .put("teamName", row.getField("TeamName"))
                .put("submissionDate", row.getField("LastSubmissionDate").replace(' ', 'T') + "Z")
                .put("score", row.getField("Score"));
    }
}
