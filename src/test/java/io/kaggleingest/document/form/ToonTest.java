package io.kaggleingest.document.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.document.DocumentJson;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ToonTest {
    @Test
    void objects_nest_by_indentation_and_keep_their_order() {
        assertToon("{'b':1,'a':{'y':true,'x':null},'e':{}}", "b: 1\na:\n  y: true\n  x: null\ne:");
    }

    @Test
    void root_values() {
        assertToon("{}", "");
        assertToon("[]", "[]");
        assertToon("'tide'", "tide");
        assertToon("[1,'a']", "[2]: 1,a");
    }

    @Test
    void arrays_of_plain_values_are_inline() {
        assertToon("{'t':['a','b,c',3,null,false],'none':[]}", "t[5]: a,\"b,c\",3,null,false\nnone: []");
    }

    @Test
    void uniform_objects_are_a_table_whatever_the_order_of_their_keys() {
        assertToon("{'r':[{'i':1,'n':'x'},{'n':'y','i':2}]}", "r[2]{i,n}:\n  1,x\n  2,y");
    }

    @Test
    void uniform_inner_objects_are_columns_in_braces() {
        assertToon("{'r':[{'i':1,'p':{'x':2,'y':{'z':3}}}]}", "r[1]{i,p{x,y{z}}}:\n  1,2,3");
    }

    @Test
    void objects_that_differ_are_a_list() {
        assertToon("{'r':[{'i':1},{'i':2,'n':'y'}]}", "r[2]:\n  - i: 1\n  - i: 2\n    n: y");
        assertToon("{'r':[{'i':null},{'i':{'a':1}}]}", "r[2]:\n  - i: null\n  - i:\n      a: 1");
        assertToon(
                "{'r':[{},1,[],[1,2],[{'a':1}]]}", "r[5]:\n  -\n  - 1\n  - [0]:\n  - [2]: 1,2\n  - [1]:\n    - a: 1");
    }

    @Test
    void rows_of_a_table_that_opens_a_list_item_are_two_levels_in() {
        assertToon(
                "{'r':[{'t':[{'a':1}],'n':'x'},{'m':[[1],[2]]}]}",
                "r[2]:\n  - t[1]{a}:\n      1\n    n: x\n  - m[2]:\n      - [1]: 1\n      - [1]: 2");
    }

    @Test
    void two_or_more_uniform_objects_are_a_table_with_keys() {
        assertToon("{'m':{'a b':{'x':1},'c':{'x':'2'}}}", "m[2:]{x}:\n  \"a b\": 1\n  c: \"2\"");
        assertToon("{'a':{'x':1},'b':{'x':2}}", "[2:]{x}:\n  a: 1\n  b: 2");
        assertToon("{'m':{'a':{'x':1}}}", "m:\n  a:\n    x: 1");
        assertToon("{'m':{'a':{'x':1},'b':{'x':[]}}}", "m:\n  a:\n    x: 1\n  b:\n    x: []");
    }

    @Test
    void other_delimiters_are_declared_in_each_header() throws JsonProcessingException {
        String json = "{'m':{'a':{'x':1,'y':'p|q'},'b':{'x':2,'y':'r,s'}},'t':['u','v'],'w':[['k']]}";
        String expected = "m[2:|]{x|y}:\n  a: 1|\"p|q\"\n  b: 2|r,s\nt[2|]: u|v\nw[1|]:\n  - [1|]: k";
        assertEquals(expected, Toon.encode(DocumentJson.MAPPER.readTree(json.replace('\'', '"')), '|', 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " a", "a ", "\ta", "true", "false", "null", "42", "-1", "+1", "05", "1e5", "1.50", "-", "-a", "#",
                "#a", "a:b", "a\"b", "a\\b", "[a", "a]", "{a", "a}", "a,b", "a\nb", "a\rb", "a\tb", "\u0001", "\u00A0",
                        "\u3000\u2028", "\uFEFFa"
            })
    void strings_that_would_be_read_as_something_else_are_quoted(String text) {
        String toon = Toon.encode(JsonNodeFactory.instance.textNode(text));

        assertEquals('"', toon.charAt(0));
        assertEquals('"', toon.charAt(toon.length() - 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a-b",
                "a#b",
                "True",
                "1.2.3",
                "1e",
                "0x10",
                "2026-11-20",
                "潮汐 🌊",
                "a|b",
                "\u00A0a",
                "(x)",
                "a/b"
            })
    void other_strings_stand_as_they_are(String text) {
        assertEquals(text, Toon.encode(JsonNodeFactory.instance.textNode(text)));
    }

    @Test
    void control_characters_are_escaped() {
        assertToon("'\\u0000\\u001f\\n\\r\\t\\\\'", "\"\\u0000\\u001f\\n\\r\\t\\\\\"");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0,1",
        "1.50,1.5",
        "-0.0,0",
        "0,0",
        "1e6,1000000",
        "1E-6,0.000001",
        "1e-7,1e-7",
        "-1.5e-9,-1.5e-9",
        "1e20,100000000000000000000",
        "1e21,1e+21",
        "1.25e300,1.25e+300",
        "9007199254740993,9007199254740993"
    })
    void numbers_are_canonical(String json, String expected) {
        assertToon(json, expected);
    }

    @Test
    void numbers_that_json_does_not_have_are_null() {
        assertEquals("null", Toon.encode(JsonNodeFactory.instance.numberNode(Double.NaN)));
        assertEquals("null", Toon.encode(JsonNodeFactory.instance.numberNode(Float.POSITIVE_INFINITY)));
    }

    @Test
    void keys_are_quoted_unless_they_are_names() {
        assertToon("{'a.b_1':1,'a-b':2,'1a':3,'':4,'x\\n':5}", "a.b_1: 1\n\"a-b\": 2\n\"1a\": 3\n\"\": 4\n\"x\\n\": 5");
    }

    private static void assertToon(String json, String expected) {
        try {
            assertEquals(expected, Toon.encode(DocumentJson.MAPPER.readTree(json.replace('\'', '"'))));
        } catch (JsonProcessingException wrongTest) {
            throw new AssertionError(wrongTest);
        }
    }
}
