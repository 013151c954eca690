package eu.passerelle.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.model.Grade.Outcome;
import eu.passerelle.tables.GradingScale.Direction;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scales of the alliance's thirteen countries: direction, pass mark, order, labels, source, date. */
class NationalScalesTest {

    private final GradingScales scales = GradingScales.standard();

    @ParameterizedTest
    @CsvSource(textBlock = """
            # country, scale    , language, direction       , pass, best, worst pass, best fail
            DNK      , dk-7-step, da      , HIGHER_IS_BETTER, 02  , 12  , 02        , 00
            IRL      , ie-0-100 , en      , HIGHER_IS_BETTER, 40  , 100 , 40        , 34.99
            DEU      , de-1-5   , de      , LOWER_IS_BETTER , 4.0 , 1.0 , 4.0       , 4.1
            FRA      , fr-0-20  , fr      , HIGHER_IS_BETTER, 10  , 20  , 10        , 9.999
            LTU      , lt-1-10  , lt      , HIGHER_IS_BETTER, 5   , 10  , 5         , 4
            SWE      , se-u-3-5 , sv      , HIGHER_IS_BETTER, 3   , 5   , 3         , U
            SWE      , se-u-g-vg, sv      , NO_NUMBERS      , G   , VG  , G         , U
            SWE      , se-u-g   , sv      , NO_NUMBERS      , G   , G   , G         , U
            SWE      , se-a-f   , sv      , NO_NUMBERS      , E   , A   , E         , FX
            FIN      , fi-0-5   , fi      , HIGHER_IS_BETTER, 1   , 5   , 1         , 0
            ESP      , es-0-10  , es      , HIGHER_IS_BETTER, 5.0 , MH  , 5.0       , 4.9
            PRT      , pt-0-20  , pt      , HIGHER_IS_BETTER, 10  , 20  , 10        , 9
            NOR      , no-a-f   , nb      , NO_NUMBERS      , E   , A   , E         , F
            ITA      , it-18-30 , it      , HIGHER_IS_BETTER, 18  , 30L , 18        , 17
            NLD      , nl-1-10  , nl      , HIGHER_IS_BETTER, 5.5 , 10  , 5.5       , 5.4
            MEX      , mx-1-100 , es      , HIGHER_IS_BETTER, 70  , 100 , 70        , 69
            """)
    void everyCountryHasItsScale(
            String country,
            String id,
            String language,
            Direction direction,
            String pass,
            String best,
            String worstPass,
            String bestFail) {
        GradingScale scale = scales.scale(id).orElseThrow();
        ReadGrade top = scale.read(best).orElseThrow();
        ReadGrade lowest = scale.read(worstPass).orElseThrow();
        ReadGrade fail = scale.read(bestFail).orElseThrow();

        assertThat(scale.country()).contains(country);
        assertThat(scale.direction()).isEqualTo(direction);
        assertThat(scale.passMark()).isEqualTo(pass);
        assertThat(scale.date().getYear()).isGreaterThanOrEqualTo(2026);
        assertThat(scale.steps())
                .allSatisfy(step -> assertThat(step.label().byLanguage()).containsKeys("en", language));
        assertThat(top.place()).isEqualTo(new GradePlace("", 1, 1));
        assertThat(top.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(lowest.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(fail.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(lowest.place().betterThan(fail.place())).isTrue();
        assertThat(fail.place().best() - lowest.place().best())
                .as("nothing but what is undecided stands between the worst pass and the best fail")
                .isEqualTo(id.equals("ie-0-100") ? 501 : 1);
    }

    @Test
    void putsNumbersInTheOrderOfTheirWorthOnEveryScale() {
        for (String id : scales.ids()) {
            GradingScale scale = scales.scale(id).orElseThrow();
            List<BigDecimal> numbers = IntStream.rangeClosed(-30, 1000)
                    .mapToObj(tenths -> BigDecimal.valueOf(tenths, 1))
                    .filter(number -> scale.read(number.toPlainString()).isPresent())
                    .toList();
            assertThat(numbers.isEmpty()).as(id).isEqualTo(scale.direction() == Direction.NO_NUMBERS);

            for (int i = 1; i < numbers.size(); i++) {
                GradePlace lower = place(scale, numbers.get(i - 1).toPlainString());
                GradePlace higher = place(scale, numbers.get(i).toPlainString());
                boolean higherIsBetter = scale.direction() == Direction.HIGHER_IS_BETTER;
                assertThat(higherIsBetter ? higher.betterThan(lower) : lower.betterThan(higher))
                        .as("%s: %s and %s", id, numbers.get(i - 1), numbers.get(i))
                        .isTrue();
            }
        }
    }

    private static GradePlace place(GradingScale scale, String raw) {
        return scale.read(raw).orElseThrow().place();
    }

    @Test
    void comparesOnlyWhatCanBeCompared() {
        GradingScale spanish = scales.scale("es-0-10").orElseThrow();
        GradePlace nine = spanish.read("9.5").orElseThrow().place();
        GradePlace outstanding = spanish.read("Sobresaliente").orElseThrow().place();
        GradePlace good = spanish.read("Notable").orElseThrow().place();
        GradePlace absent = spanish.read("NP").orElseThrow().place();

        assertThat(outstanding.betterThan(good)).isTrue();
        assertThat(nine.betterThan(good)).isTrue();
        assertThat(outstanding.holds(nine)).isTrue();
        assertThat(nine.betterThan(outstanding) || outstanding.betterThan(nine)).isFalse();
        assertThat(good.betterThan(absent) || absent.betterThan(good)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            5..10,  passed, 1..3,  failed, there is a gap
            1..4,   failed, 5..10, passed, what passes stands first
            5..10,  passed, 1..5,  failed, without overlap
            10..5,  passed, 1..4,  failed, from low to high
            5.5..10,passed, 1..5,  failed, at most 0 decimals
            5..10,  ok,     1..4,  failed, 'outcome is passed, failed or undecided'
            """)
    void refusesAScaleOutOfOrder(String first, String one, String second, String two, String told) {
        String scale = """
                # title: a scale
                # direction: higher is better
                # pass: 10
                # source: this test
                # date: 2026-11-26
                grade,outcome,en
                %s,%s,better
                %s,%s,worse
                """.formatted(first, one, second, two);

        assertThatThrownBy(() -> ScaleFile.parse("test", scale)).hasMessageContaining(told);
    }
}
