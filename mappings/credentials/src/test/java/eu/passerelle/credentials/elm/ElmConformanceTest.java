package eu.passerelle.credentials.elm;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Achievement;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an achievement has or lacks, its credential conforms to the official shapes. */
class ElmConformanceTest {

    private static final ElmRenderer RENDERER = ElmRenderer.standard();

    static LongStream oneFieldOnly() {
        return LongStream.range(0, Optionals.fields()).map(field -> 1L << field);
    }

    static LongStream allButOneField() {
        return oneFieldOnly().map(bit -> ~bit);
    }

    static LongStream anyFields() {
        return new Random(20_260_616).longs(120);
    }

    @ParameterizedTest
    @MethodSource({"oneFieldOnly", "allButOneField", "anyFields"})
    void holdsForAnyCombinationOfFields(long bits) {
        assertConforms(Optionals.mixed(bits));
    }

    @Test
    void holdsWhereTheUniversitySealsForItself() {
        assertConforms(Achievements.withIssuer(Achievements.full(), Achievements.TAMPERE));
    }

    private static void assertConforms(Achievement achievement) {
        OfficialShapes.Report report =
                OfficialShapes.load().check(RENDERER.render(achievement).content());

        assertThat(report.results()).isEmpty();
        assertThat(report.conforms()).isTrue();
        assertThat(report.focusNodes()).isEqualTo(1);
    }
}
