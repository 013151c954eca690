package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.elm.ElmRenderer;
import eu.passerelle.credentials.elm.OfficialShapes;
import eu.passerelle.credentials.elm.validation.EdcValidator;
import eu.passerelle.credentials.elm.validation.ProfilePack;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.routes.catalogue.CatalogueFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From outcomes to a proposal, from a proposal to a person, and only from the person into the catalogue and a credential. */
@Tag("slow")
class SkillsCommandTest {

    private static final String SKILL = "http://data.europa.eu/esco/skill/";
    private static final String MACHINE_LEARNING = SKILL + "3a2d5b45-56e4-4f5a-a55a-4a4a65afdc43";
    private static final String TEAMS = SKILL + "60c78287-22eb-4103-9c8c-28deaa460da0";
    private static final String HEADER =
            "code,title,outcomes,ects,eqf,assessment,participation,quality_type,quality_agency,esco\n";

    @TempDir
    private Path config;

    @BeforeEach
    void catalogue() throws IOException {
        catalogue("");
    }

    private void catalogue(String confirmed) throws IOException {
        Files.createDirectories(config.resolve("catalogue"));
        Files.writeString(
                CatalogueFile.path(config, "harbour"),
                HEADER
                        + "ML-1,Learning Machines,Train a machine learning model on data|Work together in a team,3,6,"
                        + "written_exam,online,internal,Harbour University," + confirmed + "\n"
                        + "SING-1,Choir,Sing a two-part song at sight,2,5,practical,onsite,internal,Harbour University,\n");
    }

    private String[] skills(String... more) {
        return Stream.concat(Stream.of("skills", "harbour", "--config", config.toString()), Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void proposesForWhatHasNoSkillsAndSaysThatItIsAProposal() {
        JsonNode answer = Command.json(skills("--json"));
        String shown = Command.run(skills());

        assertThat(answer.path("opportunities").asInt()).isEqualTo(2);
        assertThat(answer.path("proposals").findValuesAsString("uri"))
                .containsExactlyInAnyOrder(MACHINE_LEARNING, TEAMS);
        assertThat(answer.path("proposals").findValuesAsString("status")).containsOnly("proposed");
        assertThat(answer.path("proposals").findValuesAsString("code")).containsOnly("ML-1");
        assertThat(shown)
                .containsPattern("ML-1 +0\\.\\d+ +proposed +machine learning +" + MACHINE_LEARNING)
                .contains("Nothing of it is in a credential", "column esco");
    }

    @Test
    void leavesOutWhatAPersonHasConfirmed() throws IOException {
        catalogue(TEAMS);

        assertThat(Command.json(skills("--json")).path("proposals").isEmpty()).isTrue();
        assertThat(Command.json(skills("--json", "--all")).path("proposals").findValuesAsString("uri"))
                .containsExactly(MACHINE_LEARNING);
        assertThat(Command.json(skills("--json", "--code", "ML-1"))
                        .path("proposals")
                        .findValuesAsString("uri"))
                .containsExactly(MACHINE_LEARNING);
    }

    @Test
    void writesAFileInWhichNothingIsConfirmedAndNeverOverOne() throws IOException {
        Path file = config.resolve("to-confirm.csv");

        Command.run(skills("--write", file.toString()));

        assertThat(Files.readAllLines(file).getFirst()).isEqualTo("code,uri,label,score,confirmed,outcome");
        assertThat(Files.readAllLines(file).subList(1, 3))
                .allSatisfy(line -> assertThat(line).startsWith("ML-1," + SKILL).contains(",no,"));
        Command.Ended again = Command.end(skills("--write", file.toString()));
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.error()).contains("to-confirm.csv is there already");
    }

    @Test
    void takesTheOperatorsFilesOfEscoInsteadOfTheExcerpt() throws IOException {
        Files.createDirectories(config.resolve("skills"));
        Files.writeString(
                config.resolve("skills/skills_en.csv"),
                "conceptType,conceptUri,preferredLabel,altLabels,status\n" + "KnowledgeSkillCompetence," + SKILL
                        + "x-1,sing,sight-singing,released\n");

        JsonNode proposals = Command.json(skills("--json")).path("proposals");

        assertThat(proposals.findValuesAsString("uri")).containsExactly(SKILL + "x-1");
        assertThat(proposals.findValuesAsString("code")).containsExactly("SING-1");

        Files.writeString(config.resolve("skills/skills_en.csv"), "uri,label\n");
        Command.Ended refused = Command.end(skills());
        assertThat(refused.exit()).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(refused.error()).contains("skills_en.csv, line 1", "conceptUri");
    }

    @Test
    void refusesCodesAndUniversitiesThatHaveNoCatalogue() {
        assertThat(Command.end(skills("--code", "XX")).exit()).isEqualTo(ExitCodes.CONFIGURATION);
        Command.Ended unknown = Command.end("skills", "nowhere", "--config", config.toString());
        assertThat(unknown.exit()).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(unknown.error()).contains("nowhere.csv");
    }

    @Test
    void aProposalIsInNoCredentialUntilAPersonWritesItIntoTheCatalogue() throws IOException {
        byte[] before = Files.readAllBytes(CatalogueFile.path(config, "harbour"));
        Command.run(skills(
                "--write", config.resolve("catalogue/harbour-proposed.csv").toString()));
        assertThat(Files.readAllBytes(CatalogueFile.path(config, "harbour"))).isEqualTo(before);
        assertThat(credential()).doesNotContain("relatedESCOSkill", SKILL);

        catalogue(MACHINE_LEARNING);

        JsonNode outcomes = JsonMapper.shared().readTree(credential()).findPath("learningOutcome");
        assertThat(outcomes.findValuesAsString("id").stream().filter(id -> id.startsWith(SKILL)))
                .containsExactly(MACHINE_LEARNING);
        assertThat(outcomes.findPath("relatedESCOSkill")
                        .path(0)
                        .path("inScheme")
                        .path("id")
                        .asString())
                .isEqualTo("http://data.europa.eu/esco/concept-scheme/skills");
    }

    @Test
    void aCredentialWithConfirmedSkillsConformsToTheOfficialShapes() throws IOException {
        catalogue(MACHINE_LEARNING + "|" + TEAMS);

        OfficialShapes.Report report = OfficialShapes.load().check(credential().getBytes(StandardCharsets.UTF_8));

        assertThat(EdcValidator.of(ProfilePack.load("edc-1.1.0"))
                        .validate(credential().getBytes(StandardCharsets.UTF_8)))
                .as("our own validator")
                .isEmpty();
        assertThat(report.results()).isEmpty();
        assertThat(report.focusNodes()).isEqualTo(1);
    }

    @Test
    void theCatalogueTakesOnlyEscosUris() throws IOException {
        catalogue("machine learning");

        CatalogueFile read = CatalogueFile.read(config, "harbour");

        assertThat(read.problems()).singleElement().asString().contains("line 2", "'esco'", "machine learning");
        assertThat(read.entries()).extracting(LearningOpportunity::code).containsExactly("SING-1");
    }

    /** As the hub writes it. */
    private String credential() {
        LearningOpportunity opportunity =
                CatalogueFile.read(config, "harbour").entries().getFirst();
        return new String(
                ElmRenderer.standard()
                        .render(Achievements.withOpportunity(Achievements.bare(), opportunity))
                        .content(),
                StandardCharsets.UTF_8);
    }
}
