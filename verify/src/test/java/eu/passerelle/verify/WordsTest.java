package eu.passerelle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One catalogue: every language has the same sentences with the same places in them. */
class WordsTest {

    private final Words english = Words.english();
    private final Words german = Words.in(List.of(Locale.forLanguageTag("de-AT")));

    @Test
    void hasTheSameSentencesInEveryLanguage() {
        assertThat(german.language()).isEqualTo("de");
        assertThat(new TreeSet<>(german.keys())).isEqualTo(new TreeSet<>(english.keys()));
        for (String key : english.keys()) {
            assertThat(places(german.text(key))).as(key).isEqualTo(places(english.text(key)));
        }
    }

    @Test
    void namesEveryCheckAndAnswer() {
        for (Check check : Check.values()) {
            assertThat(english.text("check." + check)).isNotBlank();
        }
        for (Overall overall : Overall.values()) {
            assertThat(english.text("overall." + overall + ".means")).isNotBlank();
        }
    }

    @Test
    void speaksEnglishToWhoeverWantsSomethingElse() {
        assertThat(Words.in(List.of(Locale.JAPANESE)).language()).isEqualTo("en");
    }

    private static Set<String> places(String text) {
        return java.util.regex.Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(java.util.regex.MatchResult::group)
                .collect(Collectors.toSet());
    }
}
