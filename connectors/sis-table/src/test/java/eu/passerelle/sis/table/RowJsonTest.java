package eu.passerelle.sis.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A row is kept as Jackson writes and reads it. */
class RowJsonTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Data Ethics",
                "Žydrūnė Müller Ñ \u00a0\u07ff",
                "Αθηνά Борис",
                "\u0800 \u20ac 学 \ud83c\udf93",
                "\"quoted\" back\\slash",
                "tab\tline\n\u0000\u001f\u007f\u0080",
                "é\"",
                "š\\\u20ac"
            })
    void keepsEveryText(String text) {
        assertIsKept(text, "x" + text.repeat(100));
    }

    @Test
    void keepsEveryCharacter() {
        for (char c = 0; c < Character.MIN_SURROGATE; c++) {
            assertThat(read(String.valueOf(c))).containsExactly(String.valueOf(c));
        }
    }

    @Test
    void keepsNumbersAndCellsThatAreEmpty() {
        assertIsKept(new BigDecimal("2.50"), null);
    }

    @Test
    void leavesOutColumnsWithoutAName() {
        assertThat(new RowJson(List.of("", "a", " ", "b"))
                        .named(new Object[] {"1", "2", "3", "4"})
                        .content())
                .asString()
                .isEqualTo("{\"a\":\"2\",\"b\":\"4\"}");
    }

    private static void assertIsKept(@Nullable Object... cells) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            row.put("Nr \"" + i + "\" ė", cells[i]);
        }
        byte[] kept = new RowJson(List.copyOf(row.keySet())).named(cells).content();

        assertThat(JSON.readTree(kept)).isEqualTo(JSON.readTree(JSON.writeValueAsString(row)));
    }

    private static List<String> read(String cell) {
        byte[] kept = new RowJson(List.of("a")).named(new Object[] {cell}).content();
        return Arrays.asList(JSON.readTree(kept).path("a").asString());
    }
}
