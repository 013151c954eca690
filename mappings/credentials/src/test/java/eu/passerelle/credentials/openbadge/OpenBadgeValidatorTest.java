package eu.passerelle.credentials.openbadge;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.elm.Achievements;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class OpenBadgeValidatorTest {

    private static final System.Logger FIGURES = System.getLogger(OpenBadgeValidatorTest.class.getName());

    /** Without these the format's own rules refuse (Open Badges 3.0, "required"; data model 2.0); without others not. */
    private static final Set<String> REQUIRED = Set.of(
            "OpenBadgeCredential.@context",
            "OpenBadgeCredential.id",
            "OpenBadgeCredential.type",
            "OpenBadgeCredential.issuer",
            "OpenBadgeCredential.validFrom",
            "OpenBadgeCredential.credentialSubject",
            "AchievementSubject.type",
            "AchievementSubject.achievement",
            "Achievement.id",
            "Achievement.type",
            "Achievement.criteria",
            "Achievement.description",
            "Achievement.name",
            "Profile.id",
            "Profile.type",
            "Address.type",
            "IdentifierEntry.type",
            "IdentifierEntry.identifier",
            "IdentifierEntry.identifierType",
            "IdentityObject.type",
            "IdentityObject.hashed",
            "IdentityObject.identityHash",
            "IdentityObject.identityType",
            "Alignment.type",
            "Alignment.targetName",
            "Alignment.targetUrl",
            "ResultDescription.id",
            "ResultDescription.type",
            "ResultDescription.name",
            "ResultDescription.resultType",
            "Result.type",
            "Evidence.type",
            "BitstringStatusListEntry.type",
            "BitstringStatusListEntry.statusPurpose",
            "BitstringStatusListEntry.statusListIndex",
            "BitstringStatusListEntry.statusListCredential",
            // results refer to their descriptions
            "Achievement.resultDescription",
            // the format only asks for it; without one, tables of hashes read an identity back
            "IdentityObject.salt");

    private final OpenBadgeValidator validator = new OpenBadgeValidator();

    private List<CredentialProblem> problems(ObjectNode badge) {
        return validator.validate(Badges.bytes(badge));
    }

    @Test
    void acceptsWhatIsRendered() {
        assertThat(problems(Badges.badge(Achievements.full(), Binding.NONE))).isEmpty();
        assertThat(problems(Badges.badge(Achievements.full(), Badges.BOUND))).isEmpty();
        assertThat(problems(Badges.badge(Achievements.bare(), Binding.NONE))).isEmpty();
    }

    @Test
    void refusesEveryDamageThatTheFormatRefuses() {
        Map<String, Integer> refused = new TreeMap<>();
        List<String> missed = new ArrayList<>();

        for (Damage.Damaged each : Damage.of(Badges.badge(Achievements.full(), Badges.BOUND))) {
            boolean mayBeMissing = each.kind().equals("removed") && !REQUIRED.contains(each.place())
                    // the one class whose objects need no type
                    || each.toString().equals("Achievement.criteria without its type");
            if (problems(each.document()).isEmpty() != mayBeMissing) {
                missed.add(each.toString());
            }
            refused.merge(each.kind(), mayBeMissing ? 0 : 1, Integer::sum);
        }

        assertThat(missed).isEmpty();
        FIGURES.log(System.Logger.Level.INFO, "mutations of an Open Badge, refused: " + refused);
        assertThat(refused.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("eu.passerelle.credentials.openbadge.BadgeFaults#all")
    void refusesWhatIsWrongBetweenTheParts(BadgeFaults.Fault fault) {
        ObjectNode badge = Badges.badge(Achievements.full(), Badges.BOUND);

        fault.change().accept(badge);

        assertThat(problems(badge)).extracting(CredentialProblem::rule).contains(fault.rule());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "{\"id\":1,\"id\":1}", "{} {}", "\u0000", "{\"a\":NaN}"})
    void neverThrowsOnWhatIsNoDocument(String text) {
        assertThat(validator.validate(text.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }

    @Test
    void neverQuotesAPersonsData() {
        ObjectNode badge = Badges.badge(Achievements.full(), Badges.BOUND);
        ((ObjectNode) badge.at("/credentialSubject/identifier/0"))
                .putArray("identityHash")
                .add("Maria Papadopoulou");

        assertThat(problems(badge))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.toString()).doesNotContain("Maria"));
    }
}
