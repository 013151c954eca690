package eu.passerelle.sis.rest;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.json.SafeJson;
import eu.passerelle.connectors.mapping.Expression;
import eu.passerelle.connectors.mapping.RawRecord;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class PlainJsonTest {

    private static final String ROW = "{ \"name\" : \"S\\u00f8ren {]\",\n \"credits\":2.50, \"of\":[{\"a\":null}] }";

    /** Some of the names in documents. */
    private final PlainJson json = new PlainJson(10, Set.of("items", "a", "credits", "absent"));

    /** As the maps and lists that a tree would become. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":" + ROW
                        + ",\"b\":[1,-2,12345678901,123456789012345678901234567890,1e2,0.50,true,null,\"x\",[[]],{}]}",
                "[{\"a\":null},{\"a\":{\"b\":null,\"c\":[null]}}]",
                "\"text\"",
                "7"
            })
    void readsWhatExpressionsGoOver(String document) {
        assertThat(read(document)).isEqualTo(RawRecord.value(SafeJson.reader(10).readTree(document)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%s, %s]", " { \"æ\":{}, \"items\":\n[ %s ,%s ]}", "{\"items\":[%s,%s,null]}"})
    void rowsKeepTheBytesTheyCameIn(String document) {
        List<?> rows = rows(read(document.formatted(ROW, "{\"æøå\":{}}")));

        assertThat(bytes(rows.get(0))).isEqualTo(ROW);
        assertThat(bytes(rows.get(1))).isEqualTo("{\"æøå\":{}}");
    }

    @Test
    void rowsOfListsWithinListsKeepTheirBytesToo() {
        Map<?, ?> outer = (Map<?, ?>) rows(read("[{\"items\":[{\"a\":null}]}]")).getFirst();

        assertThat(bytes(rows(outer).getFirst())).isEqualTo("{\"a\":null}");
    }

    @Test
    void fieldsAreThereWhetherTheyWereNamedBeforeOrNot() {
        Map<?, ?> row = (Map<?, ?>) rows(read("[{\"a\":1,\"b\":{\"c\":2,\"d\":null},\"a\":[3],\"credits\":null}]"))
                .getFirst();

        assertThat(row.get("a")).isEqualTo(List.of(3L));
        assertThat(row.containsKey("a")).isTrue();
        assertThat(row.get("credits")).isNull();
        assertThat(row.containsKey("credits")).isFalse();
        assertThat(row.get("absent")).isNull();
        assertThat(row.get("b")).isEqualTo(Map.of("c", 2L));
        assertThat(row.get("none")).isNull();
        assertThat(row.get(7)).isNull();
        assertThat(row).hasToString("{a=[3], b={c=2}}");
    }

    /** Whether they name what they want or look at all there is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "b.c",
                "`odd name`",
                "x[y='1'].z",
                "x.y",
                "$count(x)",
                "$exists(nothing) or $exists(b.d)",
                "*",
                "**.z",
                "b.*",
                "$keys($)",
                "$keys(b)",
                "$lookup($, 'a')",
                "$lookup($, 'a' & 'b')",
                "$each($, function($value, $name) { $name })",
                "$sift($, function($value) { $value = 1 })",
                "$merge([$, {'more': 1}])",
                "$string($)",
                "$ ~> |b|{'c': 9}|",
                "$ = {'a': 1}",
                "{'all': $}"
            })
    void expressionsSeeWhatTheyWouldSeeOfATree(String text) {
        String document = "{\"a\":1,\"ab\":\"AB\",\"b\":{\"c\":2,\"d\":null,\"e\":{\"z\":0}},\"odd name\":true,"
                + "\"x\":[{\"y\":\"1\",\"z\":1},{\"y\":\"2\",\"z\":[2,{}]}]}";
        Expression expression = Expression.of(text);
        Object tree = Objects.requireNonNull(RawRecord.value(SafeJson.reader(10).readTree(document)));

        Object read = Objects.requireNonNull(new PlainJson(10, expression.names()).read(document.getBytes(UTF_8)));

        assertThat(expression.value(read, Map.of())).isEqualTo(expression.value(tree, Map.of()));
    }

    @Test
    void anObjectCanBeKeptWithoutItsDocument() {
        Map<String, ?> row = row(rows(read("[{\"x\":1},{\"a\":{\"credits\":2,\"d\":[]},\"b\":null}]"))
                .getLast());

        Map<String, ?> apart = json.apart(row);

        assertThat(apart).isNotSameAs(row).isEqualTo(row);
        assertThat(bytes(apart)).isEqualTo("{\"a\":{\"credits\":2,\"d\":[]},\"b\":null}");
        assertThat(json.apart(Map.of("made", 1))).isEqualTo(Map.of("made", 1));
    }

    @Test
    void anObjectMayHaveManyFields() {
        Set<String> names = IntStream.range(0, 3_000).mapToObj(i -> "f" + i).collect(Collectors.toSet());
        names.addAll(List.of("", "æøå", "long".repeat(100), "a b", "日本"));
        String document = names.stream()
                .map(name -> '"' + name + "\":\"" + name + '"')
                .collect(Collectors.joining(",", "{", "}"));

        Map<?, ?> read = (Map<?, ?>) Objects.requireNonNull(new PlainJson(10, names).read(document.getBytes(UTF_8)));

        assertThat(names).allSatisfy(name -> assertThat(read.get(name)).isEqualTo(name));
    }

    @Test
    void rowsOfOtherEncodingsAreKeptInUtf8() {
        byte[] document = "[{\"name\":\"Søren\",\"none\":null}]".getBytes(UTF_16);
        Object read = Objects.requireNonNull(json.read(document));

        assertThat(bytes(rows(read).getFirst())).isEqualTo("{\"name\":\"Søren\",\"none\":null}");
    }

    @Test
    void writesWhatAnExpressionHasMade() {
        assertThat(bytes(Map.of("name", List.of("Aino", 2)))).isEqualTo("{\"name\":[\"Aino\",2]}");
    }

    @Test
    void anEmptyDocumentAndTheWordNullAreNothing() {
        assertThat(json.read(new byte[0])).isNull();
        assertThat(json.read("null".getBytes(UTF_8))).isNull();
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
        assertThatThrownBy(() -> read(document)).isInstanceOf(JacksonException.class);
    }

    private Object read(String document) {
        return Objects.requireNonNull(json.read(document.getBytes(UTF_8)));
    }

    private static List<?> rows(Object document) {
        Object rows = document instanceof Map<?, ?> object ? Objects.requireNonNull(object.get("items")) : document;
        return (List<?>) rows;
    }

    private String bytes(Object row) {
        return new String(json.bytes(row(row)), UTF_8);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> row(Object row) {
        return (Map<String, ?>) row;
    }
}
