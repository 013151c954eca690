package eu.passerelle.connectors.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlDayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01",
                "2026-03-01Z",
                "2026-03-01-11:00",
                "2026-03-01T23:59:59",
                "2026-03-01T00:00:00.000+02:00"
            })
    void readsTheDayThatIsWrittenWhateverTheZone(String text) {
        assertThat(XmlDay.of(text)).contains(LocalDate.of(2026, 3, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.3.2026", "2026-3-1", "2026-03", "2026-03-01 ", "2026-03-01T", "x2026-03-01"})
    void isEmptyForWhatIsNoDay(String text) {
        assertThat(XmlDay.of(text)).isEmpty();
    }

    @Test
    void refusesADayThatIsNotInTheCalendar() {
        assertThatThrownBy(() -> XmlDay.of("2026-02-30")).isInstanceOf(DateTimeException.class);
    }
}
