package eu.passerelle.connectors.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Declared forms of dates and numbers. */
class FormatsTest {

    private static final ZoneId VILNIUS = ZoneId.of("Europe/Vilnius");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    iso                 | 2026-04-03                | 2026-04-03
                    iso                 | 2026-04-03T23:30:00Z      | 2026-04-04
                    iso                 | 2026-04-03T23:30:00+03:00 | 2026-04-03
                    iso                 | 2026-04-03T23:30:00       | 2026-04-03
                    dd/MM/yyyy          | 03/04/2026                | 2026-04-03
                    M/d/yyyy            | 4/3/2026                  | 2026-04-03
                    yyyyMMdd            | 20260403                  | 2026-04-03
                    d MMM yyyy          | 3 apr 2026                | 2026-04-03
                    MM.yyyy             | 04.2026                   | 2026-04-01
                    yyyy                | 2026                      | 2026-01-01
                    dd.MM.yyyy HH:mm    | 03.04.2026 23:59          | 2026-04-03
                    epochSeconds        | 1775255400                | 2026-04-04
                    epochMillis         | 1775255400000             | 2026-04-04
                    """)
    void readDaysAsDeclared(String format, String text, String day) {
        assertThat(new Formats(null, null, List.of(format), null).day(text, VILNIUS))
                .hasToString(day);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    .  |   | 2.5         | 2.5
                    ,  |   | 2,5         | 2.5
                    ,  | . | 1.234,50    | 1234.50
                    .  | , | 12,345.6    | 12345.6
                    ,  |   | 3           | 3
                    """)
    void readNumbersAsDeclared(String decimal, String grouping, String text, String number) {
        assertThat(new Formats(decimal, grouping, null, null).decimal(text)).hasToString(number);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    .  |   | 2,5
                    ,  |   | 2.5
                    .  | , | 1,23
                    .  |   | 0x10
                    .  |   | 1e999999999
                    """)
    void refuseOtherNumbers(String decimal, String grouping, String text) {
        assertThatThrownBy(() -> new Formats(decimal, grouping, null, null).decimal(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(text);
    }

    @Test
    void refusePatternsAndMarksThatMakeNoSense() {
        assertThatThrownBy(() -> new Formats(null, null, List.of("dd.QQQQQQQ"), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Formats(",", ",", null, null)).hasMessageContaining("differ");
        assertThatThrownBy(() -> new Formats(";", null, null, null)).hasMessageContaining("decimal");
    }
}
