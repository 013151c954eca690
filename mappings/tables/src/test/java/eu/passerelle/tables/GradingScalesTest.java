package eu.passerelle.tables;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Grade.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradingScalesTest {

    private final GradingScales scales = GradingScales.standard();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            # scale   ; passed                                    ; failed                             ; not on the scale
            fi-0-5    ; 5 4 3 2 1 HYV KH HT TT L E M C N B A 5.0 1,0 ; 0 HYL I                          ; 6 -1 2.5 X
            nl-1-10   ; 10 9.5 8,0 7.3 6 5.5 V                    ; 5.4 5 1 1.0 O                      ; 0 0.9 10.1 5.45 11 VV
            dk-13     ; 13 11 10 9 8 7 6                          ; 5 03 00                             ; 12 4 02 -3
            dk-7-step ; 12 10 7 4 02 2 B BE G                     ; 00 0 -3 IB                         ; 03 5 6 8 11 13
            ects-a-f  ; A B C D E e                               ; FX Fx F                            ; G 1 A+
            no-a-f    ; A B C D E Bestått bestatt                 ; F                                  ; G 5
            pass-fail ; pass Passed P                             ; fail FAILED F                      ; unknown true 1
            se        ; 3 4 5 G VG                                ; U                                  ; 2 1 MVG A
            se-u-3-5  ; 3 4 5                                     ; U                                  ; G VG 6
            se-u-g-vg ; G VG                                      ; U                                  ; 3 4 5
            se-u-g    ; G                                         ; U                                  ; VG 3
            se-a-f    ; A B C D E                                 ; Fx F                               ; U G
            de-1-5    ; 1.0 1,3 2.1 3.7 4.0                       ; 4.3 4,7 5.0                        ; 0.7 5.3 6 1.33
            it-18-30  ; 30L 30 29 18                              ; 17 0                               ; 31 30LL 18.5 110
            es-0-10   ; 10 9,5 7.0 5,0 5 MH AP NT SB              ; 4,9 4.9 0 SS NP                    ; 10,1 4.95 11
            pt-0-20   ; 20 10 Aprovado                            ; 9 0 Reprovado                      ; 21 9.5 -1
            fr-0-20   ; 20 10 10.0 12,75 ADM ADMC                 ; 9.999 9,5 0 AJ                     ; 21 20.5 ABI
            lt-1-10   ; 10 9 5 įskaityta iskaityta                ; 4 1 neįskaityta neiskaityta        ; 0 11 4.5
            ie-0-100  ; 100 70 60 40 40.5                         ; 34 34.99 0                         ; 101 39.995 H1
            mx-1-100  ; 100 70                                    ; 69 60 1                            ; 0 101 69.5
            """)
    void judgesAsTheScaleDeclares(String scale, String passed, String failed, String unknown) {
        assertThat(outcomes(scale, passed)).containsOnly(Optional.of(Outcome.PASSED));
        assertThat(outcomes(scale, failed)).containsOnly(Optional.of(Outcome.FAILED));
        assertThat(outcomes(scale, unknown)).containsOnly(Optional.empty());
    }

    @Test
    void knowsWordsOfSeveralParts() {
        assertThat(scales.outcome("de-1-5", "nicht bestanden")).contains(Outcome.FAILED);
        assertThat(scales.outcome("no-a-f", " Ikke bestått ")).contains(Outcome.FAILED);
        assertThat(scales.outcome("it-18-30", "30 e lode")).contains(Outcome.PASSED);
        assertThat(scales.outcome("es-0-10", "Matrícula de Honor")).contains(Outcome.PASSED);
    }

    @Test
    void readsWordsWhoseAccentsAreWrittenApart() {
        String decomposed = java.text.Normalizer.normalize("įskaityta", java.text.Normalizer.Form.NFD);

        assertThat(scales.outcome("lt-1-10", decomposed)).contains(Outcome.PASSED);
    }

    @Test
    void leavesToTheBoardWhatTheMarkDoesNotDecide() {
        assertThat(outcomes("ie-0-100", "35 37.5 39.99")).containsOnly(Optional.of(Outcome.UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "null", "5 ", "1e1", "٥", "0x5", "99999999999999999999", "5..4", "--5", "5.", ".5"})
    void neverThrowsAndNeverGuesses(String raw) {
        Optional<Outcome> outcome = scales.outcome("nl-1-10", raw);

        assertThat(outcome.orElse(Outcome.UNKNOWN)).isEqualTo(raw.equals("5 ") ? Outcome.FAILED : Outcome.UNKNOWN);
    }

    @Test
    void saysNothingOfAnUnknownScale() {
        assertThat(scales.outcome("se-1-10", "5")).isEmpty();
        assertThat(scales.knows("se-1-10")).isFalse();
        assertThat(scales.knows("fi-0-5")).isTrue();
    }

    @Test
    void ordersTheStepsByWorthNotByDigits() {
        GradingScale danish = scales.scale("dk-7-step").orElseThrow();

        assertThat(danish.read("12").orElseThrow().place().best())
                .isLessThan(danish.read("7").orElseThrow().place().best());
        assertThat(danish.step("02").orElseThrow().label().in("da")).isEqualTo("Tilstrækkelig");
        assertThat(scales.scale("de-1-5").orElseThrow().direction()).isEqualTo(GradingScale.Direction.LOWER_IS_BETTER);
    }

    @Test
    void everyScaleTellsItsSourceAndHasAnEnglishLabel() {
        for (String id : scales.ids()) {
            GradingScale scale = scales.scale(id).orElseThrow();

            assertThat(scale.source()).as(id).isNotBlank();
            assertThat(scale.title()).as(id).isNotBlank();
            assertThat(scales.outcome(id, scale.passMark())).as(id).contains(Outcome.PASSED);
            assertThat(scale.steps())
                    .as(id)
                    .allSatisfy(step -> assertThat(step.label().byLanguage()).containsKey("en"));
        }
    }

    @Test
    void everyFileOfTheFolderIsListed() throws IOException {
        Path folder = Path.of("src/main/resources/eu/passerelle/tables/scales");

        try (Stream<Path> files = Files.list(folder)) {
            Set<String> named = files.map(file -> file.getFileName().toString().replace(".csv", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(scales.ids())
                    .as("scales.csv lists every file of scales/, one id a line")
                    .isEqualTo(named);
        }
    }

    private Set<Optional<Outcome>> outcomes(String scale, String grades) {
        return Stream.of(grades.split(" +"))
                .map(grade -> scales.outcome(scale, grade))
                .collect(Collectors.toSet());
    }
}
