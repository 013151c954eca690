package eu.passerelle.portal.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimTextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    static Stream<String> languages() {
        return ClaimTexts.LANGUAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageSaysTheSame(String language) {
        ClaimTexts texts = ClaimTexts.in(language);
        ClaimTexts english = ClaimTexts.in("en");

        assertThat(texts.keys()).isEqualTo(english.keys());
        assertThat(texts.keys()).allSatisfy(key -> {
            assertThat(texts.text(key)).as(key).isNotBlank();
            assertThat(places(texts.text(key))).as(key).isEqualTo(places(english.text(key)));
        });
    }

    private static Set<String> places(String text) {
        return Set.copyOf(PLACE.matcher(text).results().map(MatchResult::group).toList());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void subjectsNameNothing(String language) {
        ClaimTexts texts = ClaimTexts.in(language);

        assertThat(List.of("mail.link.subject", "mail.reminder.subject", "mail.code.subject"))
                .allSatisfy(key -> assertThat(texts.text(key)).doesNotContain("{"));
    }

    @ParameterizedTest
    @CsvSource({"de-AT, de", "nn, nb", "no, nb", "sr-Latn, en", "'', en", "../en, en", "pt-BR, pt"})
    void findsTheNearestLanguage(String asked, String found) {
        assertThat(ClaimTexts.in(asked).language()).isEqualTo(found);
    }
}
