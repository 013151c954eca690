package eu.passerelle.credentials.sdjwt;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.PersonName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SdJwtRendererTest {

    private static final Path FOLDER = Path.of("src/test/resources/eu/passerelle/credentials/sdjwt/golden");
    private static final SdJwtType TYPE = SdJwtType.standard(SdJwtType.DEFAULT);

    @ParameterizedTest
    @ValueSource(strings = {"eudi-learning-credential", "dc4eu-micro-credential", "dc4eu-diploma"})
    void writesTheGoldenFile(String name) throws Exception {
        byte[] content = Wallets.renderer(SdJwtType.standard(name))
                .render(Achievements.full(), Wallets.BOUND)
                .content();

        String written = Wallets.JSON
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(Wallets.json(content))
                        .replace("\r\n", "\n")
                + "\n";
        Path golden = FOLDER.resolve(name + ".json");
        if ("write".equals(System.getProperty("passerelle.golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, written);
        }

        assertThat(written).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eudi-learning-credential", "dc4eu-micro-credential", "dc4eu-diploma", "dc4eu-elm"})
    void writesTheSameAgainAndWhatTheValidatorAccepts(String name) {
        SdJwtType type = SdJwtType.standard(name);

        byte[] first = Wallets.renderer(type)
                .render(Achievements.full(), Wallets.BOUND)
                .content();
        byte[] second = Wallets.renderer(type)
                .render(Achievements.full(), Wallets.BOUND)
                .content();

        assertThat(first).isEqualTo(second);
        assertThat(new SdJwtValidator(type).validate(first)).isEmpty();
    }

    @Test
    void namesEveryMandatoryClaimThatAnAchievementLacks() {
        byte[] content =
                Wallets.renderer(TYPE).render(Achievements.bare(), Binding.NONE).content();

        List<CredentialProblem> problems = new SdJwtValidator(TYPE).validate(content);

        assertThat(problems)
                .extracting(CredentialProblem::path)
                .containsExactly(
                        "/claims/cnf",
                        "/claims/cnf/jwk",
                        "/claims/language_of_classes",
                        "/claims/learner_identification",
                        "/claims/expected_study_time",
                        "/claims/level_of_learning_experience",
                        "/claims/types_of_quality_assurance");
        assertThat(problems.get(3).message()).contains("learner_identification", "learner.studentNumber");
    }

    @Test
    void neverTellsANationalNumberAsTheStudentsOwn() {
        Achievement achievement = Achievements.withLearner(
                Achievements.full(),
                new Learner(
                        List.of(PersonName.of("Åse", "Ødegård")),
                        null,
                        List.of(new LearnerIdentifier(LearnerIdentifier.Kind.NATIONAL, "030201A123X", "FI"))));

        byte[] content =
                Wallets.renderer(TYPE).render(achievement, Wallets.BOUND).content();

        assertThat(new String(content, StandardCharsets.UTF_8)).doesNotContain("030201A123X");
        assertThat(new SdJwtValidator(TYPE).validate(content))
                .extracting(CredentialProblem::path)
                .containsExactly("/claims/learner_identification");
    }

    @Test
    void takesANewTypeFromAFileAlone() {
        SdJwtType type = SdJwtType.parse("""
                {"vct": "urn:example:course:1", "lifetime": "P1Y", "claims": [
                  {"path": ["holder"], "from": "learner.fullName", "sd": "always", "mandatory": true},
                  {"path": ["course", "title"], "from": "achievement.title", "sd": "never", "mandatory": true},
                  {"path": ["course", "outcomes"], "from": "opportunity.outcomes", "sd": "never"},
                  {"path": ["course", "outcomes", null], "sd": "always"},
                  {"path": ["kind"], "value": "course", "sd": "never"}]}
                """);

        JsonNode document = Wallets.json(
                Wallets.renderer(type).render(Achievements.full(), Binding.NONE).content());

        assertThat(document.path("claims").path("holder").asString()).isEqualTo("Μαρία Παπαδοπούλου");
        assertThat(document.at("/claims/course/title").asString()).isEqualTo("Datan etiikka");
        assertThat(document.path("disclosable").toString()).isEqualTo("[[\"holder\"],[\"course\",\"outcomes\",null]]");
        assertThat(type.metadata())
                .doesNotContain("learner.fullName", "lifetime")
                .contains("\"mandatory\":true");
    }
}
