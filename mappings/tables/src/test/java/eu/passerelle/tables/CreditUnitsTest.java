package eu.passerelle.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
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
            0        , ects       , 0
            0.1      , ects       , 0.1
            """)
    void convertsByTheDeclaredRatio(BigDecimal value, String unit, BigDecimal ects) {
        assertThat(units.toEcts(value, unit)).contains(ects);
        assertThat(units.toEcts(value, unit, university("somewhere", "DEU"))).contains(ects);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hours", "h", "hour", "sp", "ov", "satca", "unidades", "", "points", "contact_time"})
    void convertsNothingElse(String unit) {
        assertThat(units.toEcts(BigDecimal.TEN, unit)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # value, unit    , university, country, ECTS
            140    , hour    , twente    , NLD    , 5
            150    , hour    , trento    , ITA    , 6
            150    , hours   , trento    , ITA    , -
            80     , hour    , tampere   , FIN    , 3
            100    , hour    , tampere   , FIN    , 3.75
            160    , hour    , kaunas    , LTU    , 6
            160    , hour    , elsewhere , LTU    , -
            150    , hour    , tuhh      , DEU    , -
            150    , hour    , barcelona , ESP    , -
            8      , unidades, monterrey , MEX    , 5
            12     , unidades, monterrey , MEX    , 7.5
            8      , unidades, elsewhere , MEX    , -
            6      , satca   , monterrey , MEX    , -
            5      , sp      , turku     , FIN    , 5
            5      , sp      , twente    , NLD    , -
            """)
    void asksTheUniversityAndThenItsCountry(
            BigDecimal value, String unit, String university, String country, BigDecimal ects) {
        assertThat(units.toEcts(value, unit, university(university, country)))
                .isEqualTo(java.util.Optional.ofNullable(ects));
    }

    @Test
    void knowsAlsoTheUnitsThatItDoesNotConvert() {
        assertThat(units.units()).contains("ects", "op", "hp", "lp", "cfu", "ec", "studiepoeng", "kreditai", "sbu");
        assertThat(units.units()).contains("hour", "hours", "satca", "unidades", "ov");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            hour,,25,0,x,law  ; no positive ratio
            hour,,25,,x,law   ; no positive ratio
            hour,,25..30,1,x,y; no positive ratio
            hour,,25,1,x,     ; a ratio needs a source
            ects,,1,1,x,law   ; stands twice
            """)
    void refusesARatioThatIsNone(String row, String told) {
        String text = "# source: x\n# date: 2026-11-26\nunit,scope,units,ects,meaning,source\nects,,1,1,x,law\n" + row;

        assertThatThrownBy(() -> CreditUnits.parse(TableFile.parse("units", text)))
                .hasMessageContaining(told);
    }

    private static University university(String id, String country) {
        return new University(
                id,
                new Organisation(LocalizedText.of("en", id), country, null, null, null),
                List.of("en"),
                ZoneOffset.UTC);
    }
}
