package eu.passerelle.connectors.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoMomentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-06-30T20:59:59Z",
                "2024-02-29T00:00:00.5Z",
                "2026-06-30T21:00:00.000Z",
                "2026-06-30T21:00:00.Z",
                "2026-06-30T21:00:00.123456789+02:00",
                "1969-12-31T23:59:59.001-05:30",
                "2026-06-30T21:00Z",
                "2026-06-30T21:00:00z",
                "2026-06-30T21:00:00+00:00:01",
            })
    void isTheMomentThatTheJdkReads(String text) {
        assertThat(IsoMoment.of(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-06-30",
                "",
                "2026-06-30T21:00:00",
                "2026-06-30T21:00:00.123",
                "2026-06-30T23:00:00+02:00[Europe/Berlin]",
                "2026-02-29T21:00:00Z",
                "2026-06-30T24:00:00Z",
                "2026-06-30T10:15:60Z",
                "2026-06-30T10:15:00+2",
                "2026-06-30T10:15:00+19:00",
                "2026-06-30T10:15:00.1234567891Z",
                "2026-06-30T10:15:00Zulu",
                "٢٠٢٦-06-30T21:00:00Z",
            })
    void refusesWhatIsNoMoment(String text) {
        assertThatThrownBy(() -> IsoMoment.of(text)).isInstanceOf(DateTimeException.class);
    }
}
