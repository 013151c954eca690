package eu.passerelle.credentials.elm.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.elm.ElmRenderer;
import eu.passerelle.credentials.elm.OfficialShapes;
import eu.passerelle.credentials.elm.Profiled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** The proof: nothing that the official shapes reject passes our validator. */
@Tag("slow")
class MutationTest {

    private static final System.Logger FIGURES = System.getLogger(MutationTest.class.getName());

    /** Where profiles differ from each other; elsewhere the generic one has been tried. */
    private static final Pattern PROFILED = Pattern.compile(".*: ((Evidence|Accreditation)\\..* removed"
            + "|(EuropeanDigitalCredential\\.(evidence|credentialSchema|credentialProfiles)"
            + "|Evidence\\.(accreditation|evidenceStatement)|Person\\.(hasClaim|fullName|dateOfBirth)"
            + "|LearningAchievement\\.(creditReceived|provenBy)) (removed|twice|empty list|class Note|without type))");

    private static final int ONE_IN_MANY = 293;

    /** Ours and theirs for one version. */
    private record Judges(EdcValidator validator, OfficialShapes shacl) {
        static Judges of(String version) {
            return new Judges(EdcValidator.of(ProfilePack.load("edc-" + version)), OfficialShapes.load(version));
        }
    }

    @Test
    void rejectsWhatTheShapesRejectInAMutatedMinimalCredential() {
        prove("minimal", ValidCredentials.minimal(), 7, 100);
    }

    @Test
    void rejectsWhatTheShapesRejectInAMutatedMicrocredentialOfAnnexOne() {
        prove("annex 1", ValidCredentials.sample("elm-support-2025/AA-Annex1-MC-signed.jsonld"), 37, 45);
    }

    @Test
    void rejectsWhatTheShapesRejectInAMutatedAccreditedDegree() {
        prove("degree", ValidCredentials.sample("elm-support-2025/Sample-MastersDegree-signed.jsonld"), 127, 23);
    }

    @Test
    void rejectsWhatTheShapesRejectInAMutatedRenderedCredential() {
        prove("rendered", rendered(), 67, 35);
    }

    @Test
    @Tag("full")
    void rejectsWhatTheShapesRejectInMutationsOfEveryCredential() {
        for (String version : OfficialShapes.VERSIONS) {
            Judges judges = Judges.of(version);
            for (String profile : Profiled.names()) {
                prove(judges, profile + " " + version, profiled(profile, version), (i, name) -> i % 7 == 0, 250);
            }
        }
        prove("minimal", ValidCredentials.minimal(), 1, 250);
        prove("rendered", rendered(), 5, 250);
        for (String sample : OfficialSamplesTest.SAMPLES) {
            prove(sample, ValidCredentials.sample(sample), 5, 250);
        }
    }

    static Stream<Arguments> profilesAndPacks() {
        return Stream.of(
                arguments("accredited", "1.1.0", 40),
                arguments("mandated", "1.1.0", 35),
                arguments("supplement and mandated", "1.1.0", 40),
                arguments("accredited and mandated", "1.2.0", 40),
                arguments("supplement", "1.2.0", 40));
    }

    @ParameterizedTest
    @MethodSource("profilesAndPacks")
    void rejectsWhatTheShapesRejectInAMutatedCredentialOfEachProfile(String profile, String version, int atLeast) {
        prove(
                Judges.of(version),
                profile + " " + version,
                profiled(profile, version),
                (i, name) -> i % ONE_IN_MANY == 0 || PROFILED.matcher(name).matches(),
                atLeast);
    }

    @Test
    void rejectsWhatTheShapesRejectInAMutatedCredentialWithAllThatIsNewInTheSecondPack() {
        prove(
                Judges.of("1.2.0"),
                "new in 1.2.0",
                ValidCredentials.minimalWith(ValidCredentials::addWhatIsNewInTheSecondPack),
                (i, name) -> i % 4 == 0 && name.matches(".*: (Result|CredentialStatus|TermsOfUse).*")
                        || i % 2 == 0
                                && name.matches(".*\\.(credentialStatus|termsOfUse|nationalID|resultDistribution) .*"),
                60);
    }

    private static ObjectNode rendered() {
        byte[] credential = ElmRenderer.standard().render(Achievements.full()).content();
        return (ObjectNode) ValidCredentials.JSON.readTree(credential);
    }

    private static ObjectNode profiled(String profile, String version) {
        return (ObjectNode) ValidCredentials.JSON.readTree(Profiled.full(profile, "edc-" + version));
    }

    /** Every {@code step}-th mutation of a base, judged by both. */
    private void prove(String name, ObjectNode base, int step, int atLeast) {
        prove(Judges.of("1.1.0"), name, base, (i, mutation) -> i % step == 0, atLeast);
    }

    private static void prove(
            Judges judges, String name, ObjectNode base, BiPredicate<Integer, String> chosen, int atLeast) {
        EdcValidator validator = judges.validator();
        OfficialShapes shacl = judges.shacl();
        byte[] valid = ValidCredentials.bytes(base);
        assertThat(shacl.check(valid).accepted()).as(name + " by the shapes").isTrue();
        assertThat(validator.validate(valid)).as(name + " by ours").isEmpty();

        List<Mutations.Mutation> mutations = Mutations.of(name, base);
        List<String> missed = new ArrayList<>();
        List<String> bothAccept = new ArrayList<>();
        int bothReject = 0;
        int onlyOurs = 0;
        for (int i = 0; i < mutations.size(); i++) {
            Mutations.Mutation mutation = mutations.get(i);
            if (!chosen.test(i, mutation.name())) {
                continue;
            }
            Optional<byte[]> json = mutation.json().get();
            if (json.isEmpty()) {
                continue;
            }
            List<CredentialProblem> problems = validator.validate(json.get());
            OfficialShapes.Report official = shacl.check(json.get());
            if (problems.isEmpty() && !official.accepted()) {
                missed.add(mutation.name() + " -> " + official);
            } else if (problems.isEmpty()) {
                bothAccept.add(mutation.name());
            } else if (official.accepted()) {
                onlyOurs++;
            } else {
                bothReject++;
            }
        }

        int judged = missed.size() + bothAccept.size() + onlyOurs + bothReject;
        FIGURES.log(
                System.Logger.Level.INFO,
                "mutations of " + name + ": " + judged + ": both reject " + bothReject + ", only ours rejects "
                        + onlyOurs + ", both accept " + bothAccept.size() + ", only the shapes reject "
                        + missed.size());
        assertThat(missed).isEmpty();
        assertThat(judged).isGreaterThan(atLeast);
    }
}
