package eu.passerelle.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditUnitsTest {

    private final CreditUnits units = CreditUnits.standard();

    @ParameterizedTest
    @CsvSource(textBlock = """
            # value  , unit       , ECTS
            5        , ects       , 5
            5.000000 , op         , 5
            7.5      , hp         , 7.5
            9.2857   , ECTS       , 9.2857
            3        , ec         , 3
            6        , CFU        , 6
            10       , LP         , 10
            10       , studiepoeng, 10
            4        , kreditai   , 4
            140      , sbu        , 5
            100      , sbu        , 3.571429
            8        , unidades   , 5
            12       , unidades   , 7.5
            0        , ects       , 0
            """)
    void convertsByTheDeclaredRatio(BigDecimal value, String unit, BigDecimal ects) {
        assertThat(units.toEcts(value, unit)).contains(ects);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hours", "h", "sp", "ov", "", "points", "ects "})
    void convertsNothingElse(String unit) {
        assertThat(units.toEcts(BigDecimal.TEN, unit).isPresent())
                .isEqualTo(unit.strip().equals("ects"));
    }
}
