package eu.passerelle.credentials.elm.validation;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.elm.ElmRenderer;
import eu.passerelle.credentials.elm.OfficialShapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The proof: nothing that the official shapes reject passes our validator. */
class MutationTest {

    private static final System.Logger FIGURES = System.getLogger(MutationTest.class.getName());

    private final EdcValidator validator = EdcValidator.of(ProfilePack.load("edc-1.1.0"));
    private final OfficialShapes shacl = OfficialShapes.load();

    @Test
    void rejectsWhatTheShapesRejectInAMutatedMinimalCredential() {
        prove("minimal", ValidCredentials.minimal(), 3, 250);
    }

    @Test
    void rejectsWhatTheShapesRejectInAMutatedMicrocredentialOfAnnexOne() {
        prove("annex 1", ValidCredentials.sample("elm-support-2025/AA-Annex1-MC-signed.jsonld"), 17, 100);
    }

    @Test
    void rejectsWhatTheShapesRejectInAMutatedAccreditedDegree() {
        prove("degree", ValidCredentials.sample("elm-support-2025/Sample-MastersDegree-signed.jsonld"), 61, 50);
    }

    @Test
    void rejectsWhatTheShapesRejectInAMutatedRenderedCredential() {
        prove("rendered", rendered(), 13, 200);
    }

    @Test
    @Tag("full")
    void rejectsWhatTheShapesRejectInMutationsOfEveryCredential() {
        prove("rendered", rendered(), 1, 250);
        prove("minimal", ValidCredentials.minimal(), 1, 250);
        for (String sample : OfficialSamplesTest.SAMPLES) {
            prove(sample, ValidCredentials.sample(sample), 5, 250);
        }
    }

    private static ObjectNode rendered() {
        byte[] credential = ElmRenderer.standard().render(Achievements.full()).content();
        return (ObjectNode) ValidCredentials.JSON.readTree(credential);
    }

    /** Every {@code step}-th mutation of a base, judged by both. */
    private void prove(String name, ObjectNode base, int step, int atLeast) {
        byte[] valid = ValidCredentials.bytes(base);
        assertThat(shacl.check(valid).accepted()).as(name + " by the shapes").isTrue();
        assertThat(validator.validate(valid)).as(name + " by ours").isEmpty();

        List<Mutations.Mutation> mutations = Mutations.of(name, base);
        List<String> missed = new ArrayList<>();
        List<String> bothAccept = new ArrayList<>();
        int bothReject = 0;
        int onlyOurs = 0;
        for (int i = 0; i < mutations.size(); i += step) {
            Mutations.Mutation mutation = mutations.get(i);
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
