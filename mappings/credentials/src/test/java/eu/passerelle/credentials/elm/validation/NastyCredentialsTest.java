package eu.passerelle.credentials.elm.validation;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.elm.OfficialShapes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Faults written by hand, each with the rule that names it. Many of them pass the official shapes. */
class NastyCredentialsTest {

    private static final System.Logger FIGURES = System.getLogger(NastyCredentialsTest.class.getName());

    private final EdcValidator validator = EdcValidator.of(ProfilePack.load("edc-1.1.0"));

    @ParameterizedTest
    @MethodSource("eu.passerelle.credentials.elm.validation.Fault#all")
    void namesTheFault(Fault fault) {
        List<CredentialProblem> problems = validator.validate(fault.json());

        assertThat(problems).extracting(CredentialProblem::rule).contains(fault.rule());
    }

    @Test
    void seesMoreThanTheShapes() {
        OfficialShapes shacl = OfficialShapes.load();
        List<String> passTheShapes = new ArrayList<>();
        Fault.all()
                .filter(fault -> shacl.check(fault.json()).accepted())
                .forEach(fault -> passTheShapes.add(fault.name()));

        FIGURES.log(
                System.Logger.Level.INFO,
                "faults by hand" + ": " + Fault.all().count() + ", of which the shapes let through "
                        + passTheShapes.size() + ": " + passTheShapes);
        assertThat(passTheShapes).contains("EQF 99", "typo", "eIDAS id hidden by melting", "cut picture");
    }

    @Test
    void acceptsAMandateWithItsStatement() {
        ObjectNode credential = ValidCredentials.minimalWith(c -> {
            NodeFaults.schema(c, "edc-issued-by-mandate");
            NodeFaults.evidence(c).put("evidenceStatement", "Issued on behalf of Example University");
        });

        assertThat(validator.validate(ValidCredentials.bytes(credential))).isEmpty();
        assertThat(OfficialShapes.load()
                        .check(ValidCredentials.bytes(credential))
                        .accepted())
                .isTrue();
    }

    @Test
    void tellsTheNearestTermAndThePlace() {
        ObjectNode credential = ValidCredentials.minimalWith(
                c -> Fault.rename(Fault.at(c, "/credentialSubject/hasClaim/0/specifiedBy"), "eqfLevel", "eqflevel"));

        assertThat(validator.validate(ValidCredentials.bytes(credential)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).isEqualTo("/credentialSubject/hasClaim/0/specifiedBy/eqflevel");
                    assertThat(problem.message()).contains("Nearest known: \"eqfLevel\"");
                });
    }
}
