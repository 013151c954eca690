package eu.passerelle.recognition.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.RecognitionBasis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseMappingsTest {

    private static final Set<String> UNIVERSITIES = Set.of("tampere", "trento", "twente");
    private static final String HEADER = "group,partner,partner_course,home_course,title,title_fi,ects,repeatable,"
            + "valid_from,valid_until,basis,source,reviewed_by\n";
    private static final String GOOD =
            "g1,trento,MC-100,DAT.500,Data ethics,,5,,2026-01-01,,agreement,Alliance 2026/4,Study services\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @Test
    void putLinesOfAGroupTogether() throws IOException {
        CourseMappings mappings = read(HEADER + """
                # two courses of two partners count as two of ours
                ethics,trento,MC-100,DAT.500,"Data ethics, part one",Datan etiikka,5,no,2026-01-01,2027-12-31,agreement,Alliance 2026/4,Study services
                ethics,twente,U-7,DAT.501,Data ethics in use,,2.5,yes,,,,,
                ethics,twente,U-8,,,,,,,,,,
                elective,trento,MC-101,ELE.1,Elective,,3,yes,,,rule,Degree regulations 12,Study services
                """);

        assertThat(mappings.groups()).extracting(CourseMapping::group).containsExactly("ethics", "elective");
        CourseMapping ethics = mappings.groups().getFirst();
        assertThat(ethics.from())
                .containsExactly(
                        new PartnerCourse("trento", "MC-100"),
                        new PartnerCourse("twente", "U-7"),
                        new PartnerCourse("twente", "U-8"));
        assertThat(ethics.to()).extracting(CourseMapping.TargetCourse::code).containsExactly("DAT.500", "DAT.501");
        assertThat(ethics.to().getFirst().title())
                .isEqualTo(new LocalizedText(Map.of("en", "Data ethics, part one", "fi", "Datan etiikka")));
        assertThat(ethics.to().getLast().ects()).isEqualByComparingTo("2.5");
        assertThat(ethics.to().getLast().repeatable()).isTrue();
        assertThat(ethics.validFrom()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(ethics.validUntil()).isEqualTo(LocalDate.of(2027, 12, 31));
        assertThat(ethics.basis()).isEqualTo(new RecognitionBasis(RecognitionBasis.Kind.AGREEMENT, "Alliance 2026/4"));
        assertThat(ethics.reviewedBy()).isEqualTo("Study services");
    }

    @Test
    void areNoneWithoutAFile() {
        assertThat(CourseMappings.read(home, "tampere", UNIVERSITIES).groups()).isEmpty();
    }

    @Test
    void areReadAsSpreadsheetsWriteThem() throws IOException {
        CourseMappings mappings = read("\ufeff" + (HEADER + GOOD).replace("\n", "\r\n"));

        assertThat(mappings.groups()).hasSize(1);
    }

    /** Each is a file of which this line is the second or third; the problem names it and what to do. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            ,trento,MC-1,X,X,,5,,,,rule,R,S;              line 3: the column 'group' is empty; give every line the id
            g/2,trento,MC-1,X,X,,5,,,,rule,R,S;           line 3: the column 'group' may have up to 60 letters
            g2,trento,,X,X,,5,,,,rule,R,S;                line 3: the column 'partner_course' is empty; write the course's
            g2,,MC-1,X,X,,5,,,,rule,R,S;                  line 3: the column 'partner' is empty; name the university of 'MC-1'
            g2,trente,MC-1,X,X,,5,,,,rule,R,S;            line 3: the column 'partner' says 'trente', which is no university of this hub; known are tampere, trento, twente.
            g2,tampere,MC-1,X,X,,5,,,,rule,R,S;           line 3: the column 'partner' names tampere itself
            g2,trento,MC-1,X,,,5,,,,rule,R,S;             line 3: the column 'title' is empty
            g2,trento,MC-1,X,X,,,,,,rule,R,S;             line 3: the column 'ects' is empty
            `g2,trento,MC-1,X,X,,"2,5",,,,rule,R,S`;      line 3: the column 'ects' says '2,5', which is no number of credits; write decimals with a dot.
            g2,trento,MC-1,X,X,,-5,,,,rule,R,S;           line 3: the column 'ects' says '-5'
            g2,trento,MC-1,X,X,,5,maybe,,,rule,R,S;       line 3: the column 'repeatable' says 'maybe'; it may say yes or no.
            g2,trento,MC-1,X,X,,5,,1.1.2026,,rule,R,S;    line 3: the column 'valid_from' says '1.1.2026', which is no day; write it as 2026-09-01.
            g2,trento,MC-1,X,X,,5,,2026-02-01,2026-01-01,rule,R,S; line 3: the column 'valid_until' lies before
            g2,trento,MC-1,X,X,,5,,,,habit,R,S;           line 3: the column 'basis' says 'habit'; it may say rule, agreement or decision.
            g2,trento,MC-1,X,X,,5,,,,rule,,S;             line 3: the column 'source' is empty
            g2,trento,MC-1,X,X,,5,,,,rule,R,;             line 3: the column 'reviewed_by' is empty
            g2,trento,MC-1,,,,,,,,rule,R,S;               line 3: group 'g2' names no course at home
            g2,,,X,X,,5,,,,rule,R,S;                      line 3: group 'g2' names no course of a partner
            g2,trento,MC-1,,X,,,,,,rule,R,S;              line 3: the column 'home_course' is empty, though title
            g1,trento,MC-100,,,,,,,,,,;                   line 3: the course 'trento MC-100' stands in the group twice
            g1,trento,MC-101,DAT.500,X,,5,,,,,,;          line 3: the home course 'DAT.500' stands in the group twice
            g1,,,,,,,,,,,,;                               line 3: the line names no course
            g1,trento,MC-101,,,,,,2027-01-01,,,,;         line 3: the column 'valid_from' says something else than line 2 of the same group
            g2,trento,MC-100,X,X,,5,,,,rule,R,S;          line 3: group 'g2' and group 'g1' map the same courses at the same time
            g2,trento,MC-1,X,X;                           line 3: there are 5 cells where the header has 13
            """)
    void nameFileLineAndRepairOfWhatIsWrong(String line, String problem) throws IOException {
        CourseMappingsInvalid invalid = invalid(HEADER + GOOD + line + "\n");

        assertThat(invalid.problems())
                .singleElement()
                .asString()
                .startsWith(file() + ", ")
                .contains(problem);
        assertThat(invalid).hasMessageContaining(problem);
    }

    @Test
    void tellAllProblemsAtOnce() throws IOException {
        CourseMappingsInvalid invalid = invalid(HEADER + """
                g1,nowhere,MC-1,X,X,,5,,,,rule,R,S
                g1,trento,MC-2,,,,,,,,,,
                g2,trento,MC-3,Y,Y,,many,,,,rule,R,S
                """);

        assertThat(invalid.problems()).hasSize(2);
        assertThat(invalid.problems().getFirst()).contains("line 2: ", "nowhere");
        assertThat(invalid.problems().getLast()).contains("line 4: ", "many");
    }

    @Test
    void mayReplaceEachOther() throws IOException {
        CourseMappings mappings = read(HEADER + """
                old,trento,MC-1,X,X,,5,,,2026-08-31,rule,R,S
                new,trento,MC-1,Y,Y,,5,,2026-09-01,,rule,R,S
                """);

        assertThat(mappings.groups()).hasSize(2);
    }

    @Test
    void nameUnknownAndMissingColumns() throws IOException {
        CourseMappingsInvalid invalid = invalid("group;partner\n");

        assertThat(invalid.problems().getFirst())
                .contains("line 1: unknown column 'group;partner'", "separated by commas");
        assertThat(invalid.problems())
                .anySatisfy(problem -> assertThat(problem).contains("line 1: the column 'reviewed_by' is missing."));
    }

    @Test
    void refuseAnotherEncoding() throws IOException {
        Files.createDirectories(file().getParent());
        Files.write(file(), (HEADER + GOOD.replace("Data", "Dätä")).getBytes(StandardCharsets.ISO_8859_1));

        CourseMappingsInvalid invalid = catchThrowableOfType(
                CourseMappingsInvalid.class, () -> CourseMappings.read(home, "tampere", UNIVERSITIES));

        assertThat(invalid.problems()).singleElement().asString().contains("save it as 'CSV UTF-8'");
    }

    private CourseMappings read(String content) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), content);
        return CourseMappings.read(home, "tampere", UNIVERSITIES);
    }

    private CourseMappingsInvalid invalid(String content) {
        return catchThrowableOfType(CourseMappingsInvalid.class, () -> read(content));
    }

    private Path file() {
        return CourseMappings.path(home, "tampere");
    }

    /** The files that come with the hub are read by the same rules. */
    @Test
    void areReadFromTheShippedExample() {
        Path config = Path.of(System.getProperty("passerelle.root", "../.."), "config");
        List<String> universities = List.of(
                "aalborg",
                "aveiro",
                "barcelona",
                "dublin",
                "insa",
                "kaunas",
                "linkoping",
                "monterrey",
                "stavanger",
                "tampere",
                "trento",
                "tuhh",
                "twente");

        CourseMappings mappings = CourseMappings.read(config, "tampere", Set.copyOf(universities));

        assertThat(mappings.groups()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(mappings.groups()).anyMatch(group -> group.from().size() > 1);
    }
}
