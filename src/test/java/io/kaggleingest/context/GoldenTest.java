package io.kaggleingest.context;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.kaggleingest.context.ContextDocument.Source;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * The product, to be read: one resource of each kind in every form. {@code mvn test -Dtest=GoldenTest -Dgolden.write=true} writes
 * the files anew; look at the difference before you keep it.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/kaggleingest/context/golden");

    @ParameterizedTest
    @EnumSource
    void a_competition_with_three_notebooks(Format format) throws IOException {
        check("harbour", Sample.document(), new Selection(3, null, List.of("*.png")), format);
    }

    @ParameterizedTest
    @EnumSource
    void the_same_in_two_thousand_tokens(Format format) throws IOException {
        check("harbour-2000", Sample.document(), new Selection(3, 2000, List.of()), format);
    }

    @ParameterizedTest
    @EnumSource
    void a_dataset(Format format) throws IOException {
        ContextDocument document = DatasetContextTest.whole().document(Source.KAGGLE, Sample.NOW);
        check("quays", document, new Selection(3, null, List.of()), format);
    }

    @ParameterizedTest
    @EnumSource
    void a_notebook(Format format) throws IOException {
        ContextDocument document = NotebookContextTest.whole().document(Source.KAGGLE, Sample.NOW);
        check("moonpull", document, new Selection(3, null, List.of()), format);
    }

    private static void check(String name, ContextDocument document, Selection selection, Format format)
            throws IOException {
        Path golden = GOLDEN.resolve(name + "." + format.name().toLowerCase(Locale.ROOT));
        String actual = selection.render(Bundle.of(document), format).text();
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, actual);
        }
        assertEquals(Files.readString(golden), actual);
    }
}
