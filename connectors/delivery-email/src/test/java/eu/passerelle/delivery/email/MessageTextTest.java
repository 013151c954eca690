package eu.passerelle.delivery.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "fi", "nl", "da", "sv", "de", "fr", "es", "pt", "it", "lt", "nb", "ca"})
    void saysTheSameInEveryLanguage(String language) {
        MessageText text = MessageText.in(language);

        assertThat(text.language()).isEqualTo(language);
        assertThat(text.subject()).contains("{title}").doesNotContain("\n");
        assertThat(text.body()).contains("{title}", "{university}", "{file}", "{europass}", "Europass");
        assertThat(text.body().split("\n\n")).hasSize(5);
        assertThat(text.with(Map.of("title", "T", "university", "U", "file", "F", "europass", "E"))
                        .body())
                .doesNotContain("{", "}");
    }

    @ParameterizedTest
    @CsvSource({"fi-FI, fi", "nn, nb", "no, nb", "pt-BR, pt", "el, en", "../en, en", "'', en", "EN, en"})
    void findsTheNearestLanguage(String wanted, String found) {
        assertThat(MessageText.in(wanted).language()).isEqualTo(found);
    }

    @Test
    void readsNoPlaceInAValue() {
        MessageText text = new MessageText("en", "{title}", "{title} {unknown}");

        assertThat(text.with(Map.of("title", "{file} $1", "file", "F")))
                .isEqualTo(new MessageText("en", "{file} $1", "{file} $1 {unknown}"));
    }
}
