package io.kaggleingest.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import io.kaggleingest.document.budget.Bundle;
import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.document.form.Format;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Documents that are kept to be read. {@code -Dgolden.write=true} writes them anew; look at the difference first. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/io/kaggleingest/document/golden");

    private Golden() {}

    static void check(String name, Bundle document, Selection selection, Format format) throws IOException {
        Path golden = FOLDER.resolve(name + "." + format.name().toLowerCase(Locale.ROOT));
        String actual = selection.render(document, format).text();
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, actual);
        }
        assertEquals(Files.readString(golden), actual);
    }
}
