package io.kaggleingest.bench;


import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** pgbench with the plain way to take a credit: one statement for one debit. */
final class Pgbench {

    private static final String COMMAND = System.getenv("PGBENCH");

    /** Check, update and ledger row, with the columns that the service writes. */
    private static final String DEBIT =
            """
            with paid as (
              update account set credits = credits - 1 where id = :account and credits >= 1 returning id, credits
            )
            insert into ledger_entry (account_id, at, operation, resource, credits, balance_after, api_key_id, request_id)
            select id, now(), 'context', 'bench/pgbench', -1, credits, '00000000-0000-0000-0000-000000000001'::uuid,
                   '00000000-0000-4000-8000-000000000000'
            from paid;
            """;

    private static final Pattern PER_SECOND = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");

    private final Map<String, String> server;
    private final Path script;

    /** Debits of accounts between two ids, both included. */
    Pgbench(Map<String, String> server, Path folder, long first, long last) throws IOException {
        this.server = server;
        this.script = Files.writeString(
                folder.resolve("debit-" + first + "-" + last + ".sql"),
                "\\set account random(" + first + ", " + last + ")\n" + DEBIT);
    }

    record Result(double perSecond, double milliseconds) {}

    Result run(int clients, int seconds) {
        String said = Processes.output(
                server,
                COMMAND,
                "-n",
                "-M",
                "prepared",
                "-c",
                Integer.toString(clients),
                "-j",
                Integer.toString(Math.min(2, clients)),
                "-T",
                Integer.toString(seconds),
                "-f",
                script.toString());
        return new Result(number(PER_SECOND, said), number(LATENCY, said));
    }

    static String version() {
        return Processes.output(Map.of(), COMMAND, "--version").strip();
    }

    private static double number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("pgbench said: " + text);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
