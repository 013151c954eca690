package eu.passerelle.connectors.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoDayTest {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    @ParameterizedTest
    @CsvSource({
        "2026-06-30, 2026-06-30",
        "2024-02-29, 2024-02-29",
        "2026-06-30T23:59:59, 2026-06-30",
        "2026-06-30T23:59:59.999, 2026-06-30",
        "2026-06-30T23:59:59., 2026-06-30",
        "2026-06-30T20:59:59Z, 2026-06-30",
        "2026-06-30T21:00:00Z, 2026-07-01",
        "2026-06-30T21:00:00.000Z, 2026-07-01",
        "2026-06-30T21:00:00.Z, 2026-07-01",
        "2026-06-30T21:00:00.123456789Z, 2026-07-01",
        "2026-12-31T23:30:00+02:00, 2026-12-31",
        "2026-12-31T23:30:00-05:00, 2027-01-01",
        "2026-06-30T21:00Z, 2026-07-01",
        "2026-06-30T21:00:00z, 2026-07-01",
        "2026-06-30T21:00:00+00:00:01, 2026-06-30",
        "2026-06-30T23:00:00+02:00[Europe/Berlin], 2026-07-01",
    })
    void readsTheDayAtTheUniversity(String text, LocalDate day) {
        assertThat(IsoDay.of(text, HELSINKI)).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29",
                "2026-6-30",
                "30.06.2026",
                "2026-06-30 ",
                "2026-06-30T24:00:00Z",
                "2026-06-30T10:15:60Z",
                "2026-06-30T10:15:00+2",
                "2026-06-30T10:15:00+19:00",
                "2026-06-30T10:15:00.1234567891Z",
                "2026-06-30T10:15:00Zulu",
                "٢٠٢٦-06-30",
            })
    void refusesWhatIsNoDate(String text) {
        assertThatThrownBy(() -> IsoDay.of(text, HELSINKI)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-30", "", "2026-06-30T"})
    void aDayAloneIsNoMoment(String text) {
        assertThatThrownBy(() -> IsoDay.ofMoment(text, HELSINKI)).isInstanceOf(DateTimeException.class);
    }
}
