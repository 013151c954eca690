package eu.passerelle.connectors.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RecordJsonTest {

    private static final String ROW = "{ \"name\" : \"S\\u00f8ren {]\",\n \"credits\":2.50, \"of\":[{\"a\":1}] }";

    private final RecordJson json = RecordJson.within(10);

    @ParameterizedTest
    @ValueSource(
            strings = {"[%s, %s]", " { \"æ\":{}, \"items\":\n[ %s ,%s ]}", "\uFEFF{\"data\":{\"rows\":[%s,%s,null]}}"})
    void recordsKeepTheBytesTheyCameIn(String envelope) {
        JsonNode read = read(envelope.formatted(ROW, "{\"æøå\":{}}"), UTF_8);

        JsonNode rows = read.isArray() ? read : read.findValue(read.has("items") ? "items" : "rows");
        assertThat(new String(json.bytes(rows.get(0)), UTF_8)).isEqualTo(ROW);
        assertThat(new String(json.bytes(rows.get(1)), UTF_8)).isEqualTo("{\"æøå\":{}}");
    }

    @Test
    void readsTheSameTreeAsTheMapper() {
        String document = "{\"a\":[%s,[{\"b\":null}],\"c\",-1,1e2],\"d\":{\"e\":true}}".formatted(ROW);

        assertThat(read(document, UTF_8)).isEqualTo(SafeJson.reader(10).readTree(document));
    }

    @Test
    void writesWhatHasNoPlaceInTheDocument() {
        JsonNode rows = read("[" + ROW + "]", UTF_8);
        ObjectNode changed = ((ObjectNode) rows.get(0).deepCopy()).put("name", "Aino");

        assertThat(new String(json.bytes(changed), UTF_8))
                .isEqualTo("{\"name\":\"Aino\",\"credits\":2.50,\"of\":[{\"a\":1}]}");
        assertThat(new String(json.bytes(rows.get(0).path("of")), UTF_8)).isEqualTo("[{\"a\":1}]");
    }

    @Test
    void writesRecordsOfOtherEncodingsInUtf8() {
        JsonNode rows = read("[{\"name\":\"Søren\"}]", UTF_16);

        assertThat(new String(json.bytes(rows.get(0)), UTF_8)).isEqualTo("{\"name\":\"Søren\"}");
    }

    @Test
    void anEmptyDocumentIsNothing() {
        assertThat(json.read(new byte[0]).isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1] 2",
                "{}x",
                "[{}",
                "{\"a\":",
                "[{\"a\":[[[[[[[[[[1]]]]]]]]]]}]",
                "[[[[[[[[[[[1]]]]]]]]]]]",
                "{a:1}"
            })
    void refusesWhatIsNoDocumentWithinTheLimits(String document) {
        assertThatThrownBy(() -> read(document, UTF_8)).isInstanceOf(JacksonException.class);
    }

    private JsonNode read(String document, Charset charset) {
        return json.read(document.getBytes(charset));
    }
}
