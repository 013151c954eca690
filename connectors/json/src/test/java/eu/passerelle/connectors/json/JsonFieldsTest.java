package eu.passerelle.connectors.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class JsonFieldsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    {"a":" x "}     | x
                    {"a":"  "}      | -
                    {"a":null}      | -
                    {"a":{"b":1}}   | -
                    {"a":true}      | -
                    {"a":45.50}     | 45.50
                    {"a":1E2}       | 100
                    {"a":1E999999}  | 1E+999999
                    {}              | -
                    """)
    void readsTextsAndNumbersAsWritten(String json, String text) {
        assertThat(JsonFields.text(read(json), "a")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    {"a":"4.5"}     | 4.5
                    {"a":4.5}       | 4.5
                    {"a":-1}        | -1
                    {"a":0.50}      | 0.50
                    {"a":1E2}       | 100
                    {"a":5E-1}      | 0.5
                    {"a":"4,5"}     | -
                    {"a":1E999999}  | -
                    {"a":1E-999999} | -
                    {"a":123456789012}    | 123456789012
                    {"a":1234567890123}   | -
                    {"a":0.1234567890123} | -
                    """)
    void readsDecimalsOfUsualLength(String json, BigDecimal number) {
        assertThat(JsonFields.decimal(read(json), "a").orElse(null)).isEqualTo(number);
    }

    @Test
    void refusesWhatIsNestedTooDeeplyOrGoesOnAfterItsEnd() {
        assertThatThrownBy(() -> read("[".repeat(65) + "]".repeat(65))).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> read("{} {}")).isInstanceOf(JacksonException.class);
    }

    @Test
    void encodesWhatComesOutOfAnswers() {
        assertThat(JsonApi.segment("../a b/ö?x")).isEqualTo("..%2Fa%20b%2F%C3%B6%3Fx");
    }

    private static JsonNode read(String json) {
        return SafeJson.reader(64).readTree(json);
    }
}
