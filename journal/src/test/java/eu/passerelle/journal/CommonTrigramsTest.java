package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommonTrigramsTest {

    private static final CommonTrigrams COMMON = new CommonTrigrams(List.of("att", "tt ", "  a", " at", "  1", "wal"));

    @ParameterizedTest
    @CsvSource({
        "att-1234, 1234",
        "att-100, 100",
        "150007, 150007",
        "'wallet 7', 'allet 7'",
        "x-att-99, t-99",
        "no such text, no such text",
    })
    void aTextIsLookedUpByItsLongestPartWithoutWhatIsCommon(String text, String part) {
        assertThat(COMMON.telling(text)).contains(part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"att", "att-", "att-1", "-", "", "a-1"})
    void whatIsCommonAltogetherHasNone(String text) {
        assertThat(COMMON.telling(text)).isEmpty();
    }

    @Test
    void aPartOfAVeryLongTextIsLookedUp() {
        assertThat(COMMON.telling("key-".repeat(1_000)))
                .hasValueSatisfying(part -> assertThat(part.length()).isBetween(10, 100));
    }

    /** Of a whole text, whose words begin and end there. */
    @ParameterizedTest
    @ValueSource(strings = {"att-100000-1", "HTTP 503 from wallet 7 for att-1, 24 hours long.", "a", "x9 -- y_z", "  "})
    void trigramsAreThoseOfTheDatabase(String text) {
        assertThat(CommonTrigrams.trigrams(" " + text.toLowerCase(Locale.ROOT) + " "))
                .containsExactlyInAnyOrderElementsOf(Set.copyOf(TestJournal.DATABASE
                        .jdbc()
                        .query("select unnest(show_trgm(?))", (row, number) -> row.getString(1), text)));
    }
}
