package eu.passerelle.sis.ooapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.passerelle.connectors.json.SafeJson;
import eu.passerelle.model.Credits;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LearningOpportunity.AssessmentType;
import eu.passerelle.model.LearningOpportunity.Participation;
import eu.passerelle.model.LearningOpportunity.QualityAssurance;
import eu.passerelle.sis.ooapi.OoapiSettings.CatalogueDefaults;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CatalogueTest {

    private static final CatalogueDefaults NONE = new CatalogueDefaults(null, null, null, null);
    private static final String STANDARDS = "sis/ooapi/v5-rio-mapper-fixtures/dev/fixtures";

    @Test
    void readsACourseOfVersion5() {
        LearningOpportunity opportunity = opportunity(NONE, """
                {"courseId":"c","primaryCode":{"codeType":"identifier","code":"MC-1"},"level":"master",
                 "name":[{"language":"en-GB","value":"Ethics"},{"language":"nl-NL","value":"Ethiek"}],
                 "studyLoad":{"studyLoadUnit":"ects","value":2.5},"modeOfDelivery":["online","on campus"],
                 "teachingLanguage":"nld","fieldsOfStudy":"0223",
                 "learningOutcomes":[[{"language":"en-GB","value":"Weigh interests"}]],
                 "admissionRequirements":[{"language":"en-GB","value":"None"}],"link":"https://example.nl/mc-1"}
                """);

        assertThat(opportunity.title().byLanguage()).isEqualTo(Map.of("en", "Ethics", "nl", "Ethiek"));
        assertThat(opportunity.credits()).isEqualTo(Credits.ects(new BigDecimal("2.5")));
        assertThat(opportunity.eqfLevel()).isEqualTo(7);
        assertThat(opportunity.participation()).isEqualTo(Participation.BLENDED);
        assertThat(opportunity.languages()).containsExactly("nl");
        assertThat(opportunity.iscedF()).containsExactly("0223");
        assertThat(opportunity.outcomes()).hasSize(1);
        assertThat(opportunity.missing()).containsExactly("type of assessment", "quality assurance");
    }

    @Test
    void readsACourseOfVersion6() {
        LearningOpportunity opportunity = opportunity(NONE, """
                {"courseId":"c","primaryCode":{"codeType":"x-course-code","code":"MC-1"},"level":"associate_degree",
                 "name":[{"language":"en","value":"Ethics"}],"modesOfDelivery":["project_based","presential"],
                 "studyLoad":[{"studyLoadUnit":"sbu","value":70},{"studyLoadUnit":"ects","value":2.5}],
                 "teachingLanguages":["en-GB","nl"],"fieldsOfStudy":"073101",
                 "learningOutcomes":[{"learningOutcomeId":"o","name":[{"language":"en","value":"Weigh interests"}]}]}
                """);

        assertThat(opportunity.credits()).isEqualTo(Credits.ects(new BigDecimal("2.5")));
        assertThat(opportunity.workload()).isEqualTo(Duration.ofHours(70));
        assertThat(opportunity.eqfLevel()).isEqualTo(5);
        assertThat(opportunity.participation()).isEqualTo(Participation.ONSITE);
        assertThat(opportunity.languages()).containsExactly("en", "nl");
        assertThat(opportunity.iscedF()).containsExactly("0731");
        assertThat(opportunity.outcomes()).hasSize(1);
    }

    @Test
    void fillsInOnlyWhatTheCourseLeavesOut() {
        var quality = new OoapiSettings.Quality(QualityAssurance.Type.EXTERNAL, Map.of("en", "NVAO"), null);
        var defaults = new CatalogueDefaults(quality, AssessmentType.COURSEWORK, Participation.ONLINE, null);

        LearningOpportunity thin = opportunity(defaults, """
                {"primaryCode":{"code":"MC-1"},"name":[{"language":"en","value":"Ethics"}]}""");
        LearningOpportunity onsite = opportunity(defaults, """
                {"primaryCode":{"code":"MC-1"},"name":[{"language":"en","value":"Ethics"}],"modeOfDelivery":["on campus"]}
                """);

        assertThat(thin.participation()).isEqualTo(Participation.ONLINE);
        assertThat(onsite.participation()).isEqualTo(Participation.ONSITE);
        assertThat(thin.missing()).containsExactly("learning outcomes", "notional workload", "EQF level");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"studyLoad":{"studyLoadUnit":"sbu","value":140}}             | 140 | sbu |
            {"studyLoad":{"studyLoadUnit":"ects","value":5.00}}           | 5   | ects | 5
            {"studyLoad":[{"studyLoadUnit":"sp","value":3}]}              | 3   | sp  |
            """)
    void keepsOtherUnitsThanEctsAsTheyAre(String course, BigDecimal value, String unit, @Nullable BigDecimal ects)
            throws Unreadable {
        assertThat(StudyLoad.of(SafeJson.reader(64).readTree(course).path("studyLoad"))
                        .credits())
                .isEqualTo(new Credits(value, unit, ects));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"studyLoad":{"studyLoadUnit":"ects","value":1e999999999}}
            {"studyLoad":{"studyLoadUnit":"ects","value":1e-999999999}}
            {"studyLoad":{"studyLoadUnit":"ects","value":-3}}
            {"studyLoad":{"studyLoadUnit":"ects","value":"three"}}
            """)
    void leavesNonsenseCreditsOut(String load) {
        LearningOpportunity opportunity = opportunity(
                NONE,
                "{\"primaryCode\":{\"code\":\"MC-1\"},\"name\":[{\"language\":\"en\",\"value\":\"Ethics\"}],"
                        + load.substring(1));

        assertThat(opportunity.credits()).isNull();
    }

    /** Courses as another project recorded them, one with a plain string where the standard has a list. */
    @Test
    void readsTheRecordedCourses() throws IOException {
        Path folder = standards().resolve(STANDARDS);
        assumeTrue(Files.isDirectory(folder), "skipped: no " + STANDARDS + " below the standards folder");
        int read = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "course-[0-9]*.json")) {
            for (Path file : files) {
                LearningOpportunity opportunity = opportunity(NONE, Files.readString(file));
                assertThat(opportunity.eqfLevel()).isEqualTo(7);
                assertThat(opportunity.outcomes()).isNotEmpty();
                assertThat(opportunity.prerequisites()).isNotNull();
                read++;
            }
        }
        assertThat(read).isPositive();
    }

    private static LearningOpportunity opportunity(CatalogueDefaults defaults, String course) {
        JsonNode json = SafeJson.reader(64).readTree(course);
        return new CourseMapper(Twente.UNIVERSITY, defaults)
                .opportunity(json, List.of())
                .orElseThrow();
    }

    private static Path standards() {
        String named = System.getProperty("passerelle.standards");
        if (named != null) {
            return Path.of(named);
        }
        Path root = Path.of(System.getProperty("passerelle.root", "."))
                .toAbsolutePath()
                .normalize();
        return Stream.iterate(root, java.util.Objects::nonNull, Path::getParent)
                .map(parent -> parent.resolve("shared/standards"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(root.resolve("shared/standards"));
    }
}
