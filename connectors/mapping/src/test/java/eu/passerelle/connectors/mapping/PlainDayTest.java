package eu.passerelle.connectors.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way agrees with the formatter on everything. */
@Tag("slow")
class PlainDayTest {

    private static final String LETTERS = "0123456789-./+ ";

    @ParameterizedTest
    @ValueSource(
            strings = {"yyyy-MM-dd", "yyyy.MM.dd", "dd/MM/yyyy", "dd-MM-yyyy", "dd.MM.yyyy", "yyyyMMdd", "MM dd yyyy"})
    void readsWhatTheFormatterReads(String pattern) {
        PlainDay plain = PlainDay.of(pattern).orElseThrow();
        DateTimeFormatter formatter =
                DateTimeFormatter.ofPattern(pattern.replace('y', 'u')).withResolverStyle(ResolverStyle.STRICT);
        Random random = new Random(7);
        int days = 0;

        for (int i = 0; i < 40_000; i++) {
            StringBuilder text = new StringBuilder(pattern.replace("yyyy", "%04d".formatted(random.nextInt(10_000)))
                    .replace("MM", "%02d".formatted(random.nextInt(15)))
                    .replace("dd", "%02d".formatted(random.nextInt(34))));
            if (i % 2 == 0) {
                text.setCharAt(random.nextInt(text.length()), LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            LocalDate expected = formatted(formatter, text.toString());
            days += expected == null ? 0 : 1;

            assertThat(plain.parse(text.toString())).as(text.toString()).isEqualTo(expected);
        }
        assertThat(days).isGreaterThan(10_000);
    }

    private static @Nullable LocalDate formatted(DateTimeFormatter formatter, String text) {
        try {
            return LocalDate.parse(text, formatter);
        } catch (DateTimeException e) {
            return null;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"d/M/yyyy", "yyyy-MM", "dd MMM yyyy", "dd.MM.yyyy HH:mm", "yyyy-MM-dd'T'", "yyyyy-MM-dd", "iso"})
    void leavesOtherPatternsToTheFormatter(String pattern) {
        assertThat(PlainDay.of(pattern)).isEmpty();
    }
}
