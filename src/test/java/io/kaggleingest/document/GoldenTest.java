package io.kaggleingest.document;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.kaggleingest.document.ContextDocument.Source;
import io.kaggleingest.document.budget.Bundle;
import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.document.reader.DatasetReaderTest;
import io.kaggleingest.document.reader.DocumentReader;
import io.kaggleingest.document.reader.NotebookReaderTest;

/** The product, to be read: one resource of each kind in every form. */
class GoldenTest {
    @ParameterizedTest
    @EnumSource
    void a_competition_with_three_notebooks(Format format) throws IOException {
        Golden.check("harbour", Bundle.of(Sample.document()), new Selection(3, null, List.of("*.png")), format);
    }

    @ParameterizedTest
    @EnumSource
    void the_same_in_two_thousand_tokens(Format format) throws IOException {
        Golden.check("harbour-2000", Bundle.of(Sample.document()), new Selection(3, 2000, List.of()), format);
    }

    @ParameterizedTest
    @EnumSource
    void a_dataset(Format format) throws IOException {
        ContextDocument document = DocumentReader.of(DatasetReaderTest.whole(), Source.KAGGLE, Sample.NOW);
        Golden.check("quays", Bundle.of(document), new Selection(3, null, List.of()), format);
    }

    @ParameterizedTest
    @EnumSource
    void a_notebook(Format format) throws IOException {
        ContextDocument document = DocumentReader.of(NotebookReaderTest.whole(), Source.KAGGLE, Sample.NOW);
        Golden.check("moonpull", Bundle.of(document), new Selection(3, null, List.of()), format);
    }
}
