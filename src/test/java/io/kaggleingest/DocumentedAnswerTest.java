package io.kaggleingest;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Whoever holds documentation against answers has to see where they differ. */
class DocumentedAnswerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "{'a':1,'b':{'c':'x'}}; {'a':2,'b':{'c':'y'}}",
                "{'a':'…'}; {'a':{'b':1}}",
                "{'a':[{'b':1},'…']}; {'a':[{'b':2},{'b':3}]}",
                "{'a':{'…':'…'}}; {'a':{'b':1}}",
                "{'a':null}; {'a':'2026'}",
                "{'a':[]}; {'a':[1]}"
            })
    void other_values_of_the_same_kind_are_no_difference(String shown, String answer) throws JsonProcessingException {
        assertEquals(List.of(), differences(shown, answer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "{'a':1}; {'a':1,'b':2}; .b was there but is not shown",
                "{'a':1,'b':2}; {'a':1}; .b is shown but was not there",
                "{'a':1}; {'a':'1'}; .a is shown as 1 and was \"1\"",
                "{'a':[{'b':1},'…']}; {'a':[{'c':1}]}; .a[0].b is shown but was not there"
            })
    void another_form_is_a_difference(String shown, String answer, String difference) throws JsonProcessingException {
        assertEquals(difference, differences(shown, answer).get(0));
    }

    @Test
    void a_command_is_read_as_a_shell_reads_it() {
        var command = DocumentedCommand.of(
                "curl 'http://localhost:8080/api/x?a=1&b=2' -H \"X-API-Key: $KEY\" -d '{\"url\": \"a b\"}'");

        assertEquals("POST", command.method());
        assertEquals("/api/x?a=1&b=2", command.target());
        assertEquals(
                List.of("X-API-Key: $KEY", "-d", "{\"url\": \"a b\"}"),
                command.words().subList(3, 6));
    }

    private static List<String> differences(String shown, String answer) throws JsonProcessingException {
        return new DocumentedAnswer(shown.replace('\'', '"')).differences(answer.replace('\'', '"'));
    }
}
