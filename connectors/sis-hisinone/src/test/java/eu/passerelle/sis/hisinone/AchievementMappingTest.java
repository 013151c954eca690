package eu.passerelle.sis.hisinone;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AchievementMappingTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Completion only(String content) {
        CompletionPage page = Tuhh.answered(folder, Tuhh.reply("1", Tuhh.achievement("7", content)));
        assertThat(page.rejected()).isEmpty();
        assertThat(page.complete()).hasSize(1);
        return ((CompletionEvent.Reported) page.events().getFirst()).completion();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            BE ; 1,3 ; 1,3 ; de-1-5      ; PASSED
            NB ; 5,0 ; 5,0 ; de-1-5      ; FAILED
            EN ; 5,0 ; 5,0 ; de-1-5      ; FAILED
            '' ; 2,0 ; 2,0 ; de-1-5      ; UNKNOWN
            KR ; 2,0 ; 2,0 ; hisinone:KR ; UNKNOWN
            BE ; ''  ; bestanden       ; de-1-5 ; PASSED
            NB ; ''  ; nicht bestanden ; de-1-5 ; FAILED
            """)
    void gradesByTheStatusAndKeepsTheText(
            String status, String grade, String raw, String scale, Grade.Outcome outcome) {
        assertThat(only("<status>" + status + "</status><grade>" + grade + "</grade>")
                        .grade())
                .isEqualTo(new Grade(raw, scale, outcome));
    }

    @ParameterizedTest
    @CsvSource({"BE, true, FINAL", "BE, false, PROVISIONAL", "BE, '', PROVISIONAL", "AN, true, PROVISIONAL"})
    void isFinalOnlyWhereItSaysSo(String status, String isFinal, Completion.State state) {
        assertThat(only("<status>" + status + "</status><final>" + isFinal + "</final>")
                        .state())
                .isEqualTo(state);
    }

    @Test
    void takesAbsentNilAndEmptyForTheSame() {
        Completion absent = only("");
        Completion nil =
                only("<grade xsi:nil=\"true\"/><credits xsi:nil=\"true\"/><externalInstitution xsi:nil=\"true\"/>");
        Completion empty = only("<grade/><credits> </credits><externalInstitution></externalInstitution>");

        assertThat(nil).isEqualTo(absent);
        assertThat(empty).isEqualTo(absent);
        assertThat(absent.grade()).isNull();
        assertThat(absent.credits()).isNull();
        assertThat(absent.recognisedFrom()).isNull();
    }

    @Test
    void readsWhatWasTakenAndByWhom() {
        Completion completion = only("<parentId>3</parentId><credits>7,5</credits>"
                + "<externalInstitution>Aalborg</externalInstitution><language>EN</language>");

        assertThat(completion.key().sourceKey()).isEqualTo("7");
        assertThat(completion.opportunityCode()).isEqualTo("M1");
        assertThat(completion.title().in("de")).isEqualTo("Regelungstechnik");
        assertThat(completion.credits()).isEqualTo(Credits.ects(new BigDecimal("7.5")));
        assertThat(completion.recognisedFrom()).isEqualTo("Aalborg");
        assertThat(completion.language()).isEqualTo("en");
        assertThat(completion.partOf()).isEqualTo("3");
        assertThat(completion.learner().name().full()).isEqualTo("Jürgen Müller-Weiß");
    }

    @ParameterizedTest
    @CsvSource({"31, 2025, 2025-10-01", "30, 2026, 2026-04-01"})
    void datesByTheTermWhereThereIsNoDay(String type, String year, LocalDate day) {
        String term = Tuhh.achievement("7", "<termTypeId>" + type + "</termTypeId><termYear>" + year + "</termYear>")
                .replace("<examdate>2026-02-14</examdate>", "");

        CompletionPage page = Tuhh.answered(folder, Tuhh.reply("1", term));

        assertThat(((CompletionEvent.Reported) page.events().getFirst())
                        .completion()
                        .completedOn())
                .isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "<credits>fünf</credits>, credits",
        "<examdate>2026-02-30</examdate>, examdate",
        "<examdate>14.02.2026</examdate>, examdate"
    })
    void rejectsOneAndReadsTheOthers(String content, String reason) {
        String bad = Tuhh.achievement("7", content)
                .replace(content.startsWith("<examdate>") ? "<examdate>2026-02-14</examdate>" : "none", "");

        CompletionPage page = Tuhh.answered(folder, Tuhh.reply("2", bad + Tuhh.achievement("8", "")));

        assertThat(page.events()).hasSize(1);
        assertThat(page.complete()).isEmpty();
        assertThat(page.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.sourceKey()).isEqualTo("7");
            assertThat(rejected.reason()).contains(reason);
        });
    }

    @Test
    void rejectsAnswersAboutSomebodyElse() {
        String other = "<person><registrationnumber>99</registrationnumber></person>";

        CompletionPage page = Tuhh.answered(folder, Tuhh.reply("1", other + Tuhh.achievement("7", "")));

        assertThat(page.events()).isEmpty();
        assertThat(page.rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.reason()).contains("another learner"));
    }
}
