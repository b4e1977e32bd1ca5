package io.kaggleingest.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL refuses to run as root: then the user that Debian's package made runs it. */
final class Unprivileged {

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private Unprivileged() {}

    static String[] command(String... command) {
        List<String> whole = new ArrayList<>();
        if (ROOT) {
            whole.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        whole.addAll(List.of(command));
        return whole.toArray(String[]::new);
    }

    static void own(Path folder) {
        if (ROOT) {
            Processes.output(Map.of(), "chown", "-R", "postgres", folder.toString());
        }
    }
}
