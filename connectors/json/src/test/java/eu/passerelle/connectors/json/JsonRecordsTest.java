package eu.passerelle.connectors.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class JsonRecordsTest {

    private static final String ROW =
            "{ \"name\" : \"S\\u00f8ren {]\",\n \"credits\":2.50, \"of\":[{\"a\":1}], \"in\":{\"b\":{\"c\":\"d\"}}, \"x\":{\"y\":[1]} }";

    private static final RecordShape.Builder ITEM = RecordShape.builder();
    private static final RecordField A = ITEM.field("a");
    private static final RecordShape ITEMS = ITEM.build();

    private static final RecordShape.Builder WANTED = RecordShape.builder();
    private static final RecordField NAME = WANTED.field("name");
    private static final RecordField CREDITS = WANTED.field("credits");
    private static final RecordField OF = WANTED.list(ITEMS, "of");
    private static final RecordField IN = WANTED.field("in");
    private static final RecordField C = WANTED.field("in", "b", "c");
    private static final RecordField ABSENT = WANTED.field("in", "absent");
    private static final RecordShape SHAPE = WANTED.build();

    private final JsonRecords json = JsonRecords.within(10);

    @Test
    void readsWhatIsWantedAndKeepsTheBytes() {
        JsonRecord row = json.one(ROW.getBytes(UTF_8), SHAPE);

        assertThat(row.text(NAME)).isEqualTo("Søren {]");
        assertThat(row.text(CREDITS)).isEqualTo("2.50");
        assertThat(row.text(C)).isEqualTo("d");
        assertThat(row.text(ABSENT)).isNull();
        assertThat(row.get(ABSENT).isMissingNode()).isTrue();
        assertThat(row.get(IN).isMissingNode()).as("it leads to others").isTrue();
        assertThat(row.list(OF)).extracting(item -> item.text(A)).containsExactly("1");
        assertThat(new String(row.bytes(), UTF_8)).isEqualTo(ROW);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [%s, %s]                                          |
            {"æ":{"items":[7]},"items": [%s,%s ] ,"more":true} | items
            {"data":{"x":null,"rows":[%s,%s]},"rows":[1]}      | data/rows
            """)
    void findsTheListInItsDocument(String document, @Nullable String path) {
        JsonRecords.Listed read = list(document.formatted(ROW, "{\"æøå\":{}}"), UTF_8, path);

        assertThat(rows(read)).extracting(row -> new String(row.bytes(), UTF_8)).containsExactly(ROW, "{\"æøå\":{}}");
        assertThat(rows(read)).extracting(row -> row.text(NAME)).containsExactly("Søren {]", null);
    }

    @Test
    void givesWhatStandsAroundTheList() {
        JsonRecords.Listed read =
                list("{\"page\":{\"more\":true,\"rows\":[{}],\"n\":[1]},\"rows\":2}", UTF_8, "page/rows");

        assertThat(read.around().toString()).isEqualTo("{\"page\":{\"more\":true,\"n\":[1]},\"rows\":2}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                    | items
            {"items":{"a":1}}     | items
            {"items":null}        | items
            [1]                   | items
            {"a":1}               |
            7                     |
            """)
    void saysThatThereIsNoList(String document, @Nullable String path) {
        JsonRecords.Listed read = list(document, UTF_8, path);

        assertThat(read.list()).isNull();
        assertThat(read.around()).isEqualTo(SafeJson.reader(10).readTree(document));
    }

    @Test
    void anEmptyDocumentIsNothing() {
        assertThat(json.list(new byte[0], SHAPE).around().isMissingNode()).isTrue();
        assertThat(json.one(new byte[0], SHAPE).text(NAME)).isNull();
    }

    /** What stands where no object belongs is a record without fields, kept as it came. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "\"tëxt\"", "[{\"name\":\"x\"}]", "null", "-2.5e3"})
    void keepsWhatIsNoObject(String item) {
        JsonRecord row =
                rows(list("[" + item + " ,{\"name\":\"next\"}]", UTF_8, null)).getFirst();

        assertThat(row.text(NAME)).isNull();
        assertThat(new String(row.bytes(), UTF_8)).isEqualTo(item);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-7",
                "12345678901",
                "123456789012345678901234567890",
                "2.50",
                "1e2",
                "true",
                "false",
                "null",
                "\" x \"",
                "{\"z\":[1,{}]}",
                "[1,\"b\"]",
                "{}"
            })
    void givesValuesAsATreeHasThem(String value) {
        JsonRecord row = json.one(("{\"name\":" + value + "}").getBytes(UTF_8), SHAPE);
        JsonNode tree = SafeJson.reader(10).readTree(value);

        assertThat(row.get(NAME)).isEqualTo(tree);
        assertThat(row.text(NAME)).isEqualTo(JsonFields.text(tree));
    }

    /** A bare id, or the object itself: SIS differ. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"in":"id-7"}                | id-7 |
            {"in":{"b":{"c":"d"}}}       |      | d
            {"in":[{"b":{"c":"d"}}]}     |      |
            """)
    void aFieldThatLeadsToOthersMayBeAValue(String document, @Nullable String own, @Nullable String inner) {
        JsonRecord row = json.one(document.getBytes(UTF_8), SHAPE);

        assertThat(row.text(IN)).isEqualTo(own);
        assertThat(row.text(C)).isEqualTo(inner);
    }

    @Test
    void aSingleObjectWhereAListBelongsIsItsOnlyItem() {
        JsonRecord row = json.one("{\"of\":{\"a\":\"x\"}}".getBytes(UTF_8), SHAPE);

        assertThat(row.list(OF)).extracting(item -> item.text(A)).containsExactly("x");
        assertThat(row.list(NAME)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "BOM"})
    void readsOtherEncodings(String encoding) {
        byte[] document = switch (encoding) {
            case "UTF-16" -> "[{\"name\":\"Søren\"}]".getBytes(UTF_16);
            case "UTF-16LE" -> "[{\"name\":\"Søren\"}]".getBytes(UTF_16LE);
            default -> "\uFEFF[{\"name\":\"Søren\"}]".getBytes(UTF_8);
        };

        JsonRecord row = rows(json.list(document, SHAPE)).getFirst();

        assertThat(row.text(NAME)).isEqualTo("Søren");
        assertThat(new String(row.bytes(), UTF_8)).isEqualTo("{\"name\":\"Søren\"}");
    }

    @Test
    void givesTheWholeRecordAsATree() {
        JsonRecord row = json.one(ROW.getBytes(UTF_8), SHAPE);

        assertThat(json.tree(row)).isEqualTo(SafeJson.reader(10).readTree(ROW));
    }

    /** What nobody wants is skipped, and must be JSON all the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1] 2",
                "[{}]x",
                "[{}",
                "[{\"a\":",
                "[{\"a\":tru}]",
                "[{\"a\":\"b}]",
                "[{\"a\":[[[[[[[[[[1]]]]]]]]]]}]",
                "[{\"name\":[[[[[[[[[[1]]]]]]]]]]}]",
                "[{a:1}]"
            })
    void refusesWhatIsNoDocumentWithinTheLimits(String document) {
        assertThatThrownBy(() -> list(document, UTF_8, null)).isInstanceOf(JacksonException.class);
    }

    @Test
    void isAskedForFieldsOfItsShapeOnly() {
        JsonRecord row = json.one(ROW.getBytes(UTF_8), SHAPE);

        assertThatThrownBy(() -> row.text(A)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Rows of tables are trees before. */
    @ParameterizedTest
    @ValueSource(strings = {ROW, "{}", "{\"of\":{\"a\":2},\"in\":\"id-7\",\"name\":null}", "[1]", "7"})
    void takesTheSameOutOfATree(String document) {
        JsonRecord read = json.one(document.getBytes(UTF_8), SHAPE);
        JsonRecord taken = JsonRecords.of(SafeJson.reader(10).readTree(document), SHAPE);

        for (RecordField field : List.of(NAME, CREDITS, IN, C, ABSENT)) {
            assertThat(taken.get(field)).isEqualTo(read.get(field));
            assertThat(taken.has(field)).isEqualTo(read.has(field));
        }
        assertThat(taken.list(OF))
                .extracting(item -> item.text(A))
                .isEqualTo(read.list(OF).stream().map(item -> item.text(A)).toList());
    }

    @Test
    void aFieldIsWantedOnce() {
        RecordShape.Builder shape = RecordShape.builder();
        shape.field("a", "b");

        assertThatThrownBy(() -> shape.field("a", "b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(shape::field).isInstanceOf(IllegalArgumentException.class);
    }

    private JsonRecords.Listed list(String document, Charset charset, @Nullable String path) {
        return json.list(document.getBytes(charset), SHAPE, path == null ? new String[0] : path.split("/", -1));
    }

    private static List<JsonRecord> rows(JsonRecords.Listed read) {
        return Objects.requireNonNull(read.list());
    }
}
