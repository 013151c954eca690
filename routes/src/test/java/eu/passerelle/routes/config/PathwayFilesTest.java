package eu.passerelle.routes.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.recognition.stacking.Pathway;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathwayFilesTest {

    private static final String PATHWAY = """
            id: data
            title: {en: Responsible Data}
            awardedBy: eciu
            leadsTo: RD
            credits: 5
            minimumLevel: 6
            months: 24
            residency: {university: tampere, share: 0.4}
            validFrom: 2026-01-01
            required:
              - name: core
                of: [{university: tampere, opportunity: A}]
              - name: electives
                credits: 2.5
                of:
                  - {university: twente, opportunity: B}
                  - {university: tampere, opportunity: C}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(home.resolve("universities"));
        Files.createDirectories(home.resolve("pathways"));
        Files.writeString(home.resolve("universities/eciu.yaml"), "sis: {protocol: pathways}\n");
        Files.writeString(home.resolve("universities/tampere.yaml"), "sis: {protocol: sisu}\n");
        Files.writeString(home.resolve("universities/twente.yaml"), "sis: {protocol: ooapi}\n");
        pathway("data", PATHWAY);
    }

    private void pathway(String id, String text) throws IOException {
        Files.writeString(home.resolve("pathways/" + id + ".yaml"), text);
    }

    @Test
    void readsAPathway() {
        Pathway pathway = PathwayFiles.read(home).getFirst();

        assertThat(pathway.credits()).isEqualByComparingTo("5");
        assertThat(pathway.minimumLevel()).isEqualTo(6);
        assertThat(pathway.months()).isEqualTo(24);
        assertThat(pathway.residency()).isEqualTo(new Pathway.Residency("tampere", new BigDecimal("0.4")));
        assertThat(pathway.validFrom()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(pathway.groups().getFirst().modules()).as("all of them").isEqualTo(1);
        assertThat(pathway.groups().getLast().credits()).isEqualByComparingTo("2.5");
        assertThat(pathway.modules()).hasSize(3).contains(new Pathway.Module("twente", "B"));
    }

    @Test
    void hasNoneWhereThereIsNoDirectory() {
        assertThat(PathwayFiles.read(home.resolve("universities"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "leadsTo: RD                             | leedsTo: RD                            | line 4: unknown key 'leedsTo'; did you mean 'leadsTo'",
                "leadsTo: RD                             | # nothing                              | 'leadsTo' is missing",
                "{university: tampere, opportunity: A}   | {university: tampere}                  | 'required[0].of[0].opportunity' is missing",
                "credits: 5                              | credits: five                          | line 5: 'credits'",
                "id: data                                | id: date                               | 'id' is 'date' but the file is named 'data'",
                "awardedBy: eciu                         | awardedBy: tampere                     | give what it awards a file of its own, for example tampere-stacks.yaml",
                "awardedBy: eciu                         | awardedBy: ecui                        | 'awardedBy' is 'ecui', but there is no",
                "university: twente                      | university: tvente                     | a module is of 'tvente', but there is no",
                "residency: {university: tampere, share  | residency: {university: eciu, share    | 'residency' asks for credits of 'eciu', of which it has no module",
                "share: 0.4                              | share: 40                              | more than 0 and at most 1, not 40",
                "opportunity: C                          | opportunity: A                         | tampere/A stands in it twice",
                "credits: 2.5                            | modules: 3                             | asks for 3 modules of 2",
                "validFrom: 2026-01-01                   | validFrom: 2026-13-01                  | line 9: 'validFrom'"
            })
    void saysWhatIsWrongAndWhere(String right, String wrong, String says) throws IOException {
        pathway("data", PATHWAY.replace(right.strip(), wrong.strip()));

        assertThatThrownBy(() -> PathwayFiles.read(home))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("data.yaml")
                .hasMessageContaining(says);
    }

    @Test
    void refusesPathwaysThatArePartsOfEachOther() throws IOException {
        pathway("data", PATHWAY.replace("university: twente, opportunity: B", "university: eciu, opportunity: X"));
        pathway(
                "other",
                PATHWAY.replace("id: data", "id: other")
                        .replace("leadsTo: RD", "leadsTo: X")
                        .replace("university: twente, opportunity: B", "university: eciu, opportunity: RD"));

        assertThatThrownBy(() -> PathwayFiles.read(home))
                .hasMessageContaining("data.yaml: through other pathways it leads to eciu/RD, which is a part of it")
                .hasMessageContaining("other.yaml");
    }
}
