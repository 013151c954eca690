package eu.passerelle.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnnexReportTest {

    @Test
    void hasElevenMandatoryAndFiveOptionalElements() {
        assertThat(AnnexElement.values()).hasSize(16);
        assertThat(Stream.of(AnnexElement.values()).filter(AnnexElement::mandatory))
                .hasSize(11)
                .allMatch(element -> element.number() <= 11);
        assertThat(AnnexElement.values())
                .allSatisfy(element -> assertThat(element.from()).isNotBlank());
    }

    @Test
    void tellsTheOptionalElementsThatAFullResultLacks() {
        assertThat(AnnexReport.of(Cases.recognised().judged()).lacking())
                .containsExactly(
                        AnnexElement.PREREQUISITES,
                        AnnexElement.SUPERVISION,
                        AnnexElement.STACKABILITY,
                        AnnexElement.FURTHER);
    }

    @Test
    void tellsWhatAResultWithoutCatalogueLacks() {
        Cases cases = Cases.recognised().in(null).credits(null).grade(null).identifiers();

        assertThat(AnnexReport.of(cases.judged()).lacking())
                .extracting(AnnexElement::number)
                .isEqualTo(List.of(1, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16));
    }

    @Test
    void tellsASingleMandatoryElement() {
        assertThat(AnnexReport.of(Cases.recognised().in(Cases.opportunity(null)).judged())
                        .lacking())
                .contains(AnnexElement.QUALITY)
                .doesNotContain(AnnexElement.OUTCOMES, AnnexElement.WORKLOAD);
    }
}
