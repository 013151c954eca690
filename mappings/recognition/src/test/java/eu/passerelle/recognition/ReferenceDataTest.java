package eu.passerelle.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.AccreditationRecord;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceDataTest {

    private static final LocalDate AWARDED = LocalDate.of(2026, 6, 1);
    private static final University UNIVERSITY = new University(
            "uni",
            new Organisation(LocalizedText.of("en", "University"), "PRT", "VATPT-1", null, null),
            List.of("pt"),
            ZoneId.of("Europe/Lisbon"));
    private static final String RECORDS = "record,body,from,source,until,qualifications,levels,fields,countries\n";

    @ParameterizedTest
    @CsvSource({
        "FIN,1", "NOR,1", "IRL,1", "SWE,2", "DNK,2", "ESP,2", "PRT,3", "LTU,3", "DEU,4", "NLD,4", "ITA,5", "FRA,5",
        "MEX,"
    })
    void knowsTheGroupOfEachCountryOfTheSurvey(String country, @Nullable BigDecimal group) {
        RecognitionFacts facts = Tables.shipped().complete(new RecognitionFacts(Map.of(Fact.COUNTRY, country)));

        assertThat(facts.values().get(Fact.AUTHORITY)).isEqualTo(group);
    }

    @ParameterizedTest
    @CsvSource({"4,", "5,short", "6,first", "7,second", "8,third"})
    void knowsTheCycleOfEachLevel(BigDecimal level, @Nullable String cycle) {
        RecognitionFacts facts = Tables.shipped().complete(new RecognitionFacts(Map.of(Fact.EQF_LEVEL, level)));

        assertThat(facts.values().get(Fact.CYCLE)).isEqualTo(cycle);
    }

    /** Labels of the EU list of national qualification frameworks: IE NQF Level 8, MECU Level 7, NKR Level 5.2. */
    @ParameterizedTest
    @CsvSource({"IRL,NFQ,8,6", "IRL,NFQ,9,7", "ESP,MECU,7,7", "NOR,NKR,5.2,5", "FRA,RNCP,III,5"})
    void readsTheEqfLevelFromTheNationalOne(String country, String framework, String level, int eqf) {
        List<String> problems = new ArrayList<>();
        ReferenceData references = ReferenceData.of(PolicyFiles.read(Tables.SHIPPED), problems);
        String line = PolicyFiles.read(Tables.SHIPPED)
                .text("levels.csv")
                .orElseThrow()
                .lines()
                .filter(one -> one.startsWith(country + "," + framework + "," + level + ","))
                .findFirst()
                .orElseThrow();

        assertThat(problems).isEmpty();
        assertThat(references.eqfLevel(atLevel(null, line.substring(line.lastIndexOf(',') + 1))))
                .isEqualTo(eqf);
        assertThat(references.eqfLevel(atLevel(4, "unknown"))).isEqualTo(4);
    }

    /** The university is VATPT-1 in Portugal; the opportunity is X1 at level 6 in 0688; it was awarded on 2026-06-01. */
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            r,VATPT-1,2024-01-01,s,,,,,                       | covers
            r,VATPT-1,2024-01-01,s,2026-06-01,X1,6,06,PRT     | covers
            r,VATPT-1,2024-01-01,s,2026-05-31,,,,             | out-of-date
            r,VATPT-1,2026-06-02,s,,,,,                       | out-of-date
            r,VATPT-2,2024-01-01,s,,,,,                       |
            r,VATPT-1,2024-01-01,s,,X2,,,                     | other-qualification
            r,VATPT-1,2024-01-01,s,,,7,,                      | other-level
            r,VATPT-1,2024-01-01,s,,,,07,                     | other-field
            r,VATPT-1,2024-01-01,s,,,,,ESP                    | other-jurisdiction
            """)
    void judgesAnAccreditationByTheSixRules(String record, @Nullable String verdict) {
        assertThat(accreditation(RECORDS + record + "\n")).isEqualTo(verdict);
    }

    @Test
    void takesTheBestOfSeveralRecords() {
        assertThat(accreditation(RECORDS + "a,VATPT-1,2024-01-01,s,2025-01-01,,,,\nb,VATPT-1,2024-01-01,s,,,,06,\n"))
                .isEqualTo("covers");
        assertThat(accreditation(RECORDS + "a,VATPT-1,2024-01-01,s,2025-01-01,,,,\nb,VATPT-1,2024-01-01,s,,,7,,\n"))
                .as("the one that comes nearest")
                .isEqualTo("out-of-date");
    }

    @Test
    void showsTheRecordThatCoversAnAwardWhereItSaysWhoAccredits() {
        String records = RECORDS.strip() + ",agency,agencyCountry,kind\n"
                + "silent,VATPT-1,2024-01-01,s,,,,,,,,\n"
                + "other,VATPT-2,2024-01-01,s,,,,,,A3ES,PRT,\n"
                + "late,VATPT-1,2027-01-01,s,,,,,,A3ES,PRT,\n"
                + "told,VATPT-1,2024-01-01,https://example.org/1,2029-12-31,,6|7,06,PRT,A3ES,PRT,INSTITUTION_LICENCE\n";

        AccreditationRecord record = references(records)
                .covering(UNIVERSITY, atLevel(6, null), AWARDED)
                .orElseThrow();

        assertThat(record)
                .isEqualTo(new AccreditationRecord(
                        "told",
                        "https://example.org/1",
                        AccreditationRecord.Kind.INSTITUTION_LICENCE,
                        LocalizedText.of("en", "A3ES"),
                        "PRT",
                        LocalDate.of(2024, 1, 1),
                        LocalDate.of(2029, 12, 31),
                        false,
                        List.of(6, 7),
                        List.of("06"),
                        List.of("PRT")));
        assertThat(references(records).covering(UNIVERSITY, atLevel(5, null), AWARDED))
                .isEmpty();
        assertThat(references(RECORDS + "old,VATPT-1,2024-01-01,s,,,,,\n")
                        .covering(UNIVERSITY, atLevel(6, null), AWARDED))
                .as("files from before there were agencies")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            9,,    | 'levels' has '9'
            ,6,    | 'fields' has '6'
            ,,pt   | 'countries' has 'pt'
            """, quoteCharacter = '"')
    void refusesLimitsThatNoCredentialCanShow(String limits, String told) {
        List<String> problems = new ArrayList<>();

        ReferenceData.of(
                PolicyFiles.of(Map.of("accreditations.csv", RECORDS + "a,VATPT-1,2024-01-01,s,,," + limits + "\n")),
                problems);

        assertThat(problems).hasSize(1).first().asString().contains(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ,PRT,            | of an 'agency', who is not there
            A3ES,Portugal,   | is three capital letters
            A3ES,PRT,LICENCE | is one of [INSTITUTION_LICENCE
            """)
    void refusesAnAgencyThatNoCredentialCanShow(String agency, String told) {
        List<String> problems = new ArrayList<>();
        String header = RECORDS.strip() + ",agency,agencyCountry,kind\n";

        ReferenceData.of(
                PolicyFiles.of(Map.of("accreditations.csv", header + "a,VATPT-1,2024-01-01,s,,,,,," + agency + "\n")),
                problems);

        assertThat(problems).hasSize(1).first().asString().contains(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            authority.csv      | FIN,1,"survey        | FIN,6,"survey        | authority.csv, line 5: 'group' is 1 to 5, not '6'
            authority.csv      | FIN,1,"survey        | Finland,1,"survey    | authority.csv, line 5: a country is three capital letters
            authority.csv      | NOR,1,               | FIN,1,               | authority.csv, line 6: the country FIN stands there twice
            authority.csv      | 2020-12-31           | 2020                 | authority.csv, line 5:
            levels.csv         | ,short,              | ,brief,              | levels.csv, line
            accreditations.csv | record,body,from     | record,from,body     | accreditations.csv: its columns must be record,body,from
            tables.csv         | release,May          | releases,May         | release.dmn: no such table is asked; name it in tables.csv
            """)
    void namesFileAndLineOfWhatIsWrong(String file, String from, String to, String told) {
        java.nio.file.Path directory =
                Tables.copyTo(org.assertj.core.util.Files.newTemporaryFolder().toPath());
        Tables.edit(directory.resolve(file), from, to);

        assertThat(Tables.problems(directory))
                .anySatisfy(problem -> assertThat(problem).startsWith(told));
    }

    private static @Nullable String accreditation(String records) {
        return references(records).accreditation(UNIVERSITY, atLevel(6, null), AWARDED);
    }

    private static ReferenceData references(String records) {
        List<String> problems = new ArrayList<>();
        ReferenceData references = ReferenceData.of(PolicyFiles.of(Map.of("accreditations.csv", records)), problems);
        assertThat(problems).isEmpty();
        return references;
    }

    private static LearningOpportunity atLevel(@Nullable Integer eqf, @Nullable String national) {
        LearningOpportunity course =
                Objects.requireNonNull(Cases.recognised().judged().opportunity());
        return new LearningOpportunity(
                course.university(),
                course.code(),
                course.title(),
                null,
                course.kind(),
                course.outcomes(),
                course.credits(),
                course.workload(),
                eqf,
                national,
                course.assessment(),
                course.participation(),
                course.qualityAssurance(),
                null,
                null,
                null,
                List.of("0688"),
                List.of("en"),
                List.of(),
                List.of(),
                List.of(),
                null);
    }
}
