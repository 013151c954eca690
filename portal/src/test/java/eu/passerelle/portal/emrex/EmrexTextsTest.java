package eu.passerelle.portal.emrex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class EmrexTextsTest {

    private static final List<String> KEYS = List.of(
            "title",
            "identify.why",
            "identify.code",
            "identify.go",
            "identify.wrong",
            "choose.what",
            "choose.go",
            "cancel",
            "back.title",
            "back.go",
            "problem.title",
            "problem.university",
            "problem.client");

    @Test
    void haveAllWordsInAllLanguages() {
        for (String language : EmrexTexts.languages()) {
            EmrexTexts texts = EmrexTexts.of(List.of(Locale.of(language)), List.of());

            assertThat(texts.language()).isEqualTo(language);
            assertThat(KEYS)
                    .allSatisfy(key -> assertThat(texts.text(key, "A", "B"))
                            .as(language + " " + key)
                            .isNotBlank()
                            .doesNotContain("{", "''", "\ufffd"));
        }
    }

    @Test
    void followTheBrowserThenTheUniversity() {
        assertThat(EmrexTexts.of(List.of(Locale.of("el"), Locale.of("fr", "BE")), List.of("fi"))
                        .language())
                .isEqualTo("fr");
        assertThat(EmrexTexts.of(List.of(Locale.of("el")), List.of("lt", "fi-FI"))
                        .language())
                .isEqualTo("fi");
        assertThat(EmrexTexts.of(List.of(), List.of("lt")).language()).isEqualTo("en");
    }
}
