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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class OpenBadgeValidatorTest {

    private static final System.Logger FIGURES = System.getLogger(OpenBadgeValidatorTest.class.getName());

    /** Without these the format's own rules refuse (Open Badges 3.0, "required"; data model 2.0); without others not. */
    private static final Set<String> REQUIRED = Set.of(
            "OpenBadgeCredential.@context", "OpenBadgeCredential.id", "OpenBadgeCredential.type",
            "OpenBadgeCredential.issuer", "OpenBadgeCredential.validFrom", "OpenBadgeCredential.credentialSubject",
            "AchievementSubject.type", "AchievementSubject.achievement",
            "Achievement.id", "Achievement.type", "Achievement.criteria", "Achievement.description", "Achievement.name",
            "Profile.id", "Profile.type", "Address.type",
            "IdentifierEntry.type", "IdentifierEntry.identifier", "IdentifierEntry.identifierType",
            "IdentityObject.type", "IdentityObject.hashed", "IdentityObject.identityHash", "IdentityObject.identityType",
            "Alignment.type", "Alignment.targetName", "Alignment.targetUrl",
            "ResultDescription.id", "ResultDescription.type", "ResultDescription.name", "ResultDescription.resultType",
            "Result.type", "Evidence.type",
            "BitstringStatusListEntry.type", "BitstringStatusListEntry.statusPurpose",
            "BitstringStatusListEntry.statusListIndex", "BitstringStatusListEntry.statusListCredential",
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

    /**
     * Something wrong between the parts of a badge.
     *
     * @param rule what ours must call it
     */
    record Fault(String name, String rule, Consumer<ObjectNode> change) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault("contexts in another order", "context-order", badge -> {
                    ArrayNode contexts = (ArrayNode) badge.get("@context");
                    contexts.add(contexts.remove(0));
                }),
                new Fault("data model 1.1", "context-order", badge -> ((ArrayNode) badge.get("@context"))
                        .set(0, "https://www.w3.org/2018/credentials/v1")),
                new Fault("a third context", "context-order", badge -> ((ArrayNode) badge.get("@context"))
                        .add("https://example.org/more")),
                new Fault("no badge", "type", badge -> badge.putArray("type").add("VerifiableCredential")),
                new Fault("ends before it begins", "dates", badge -> badge.put("validUntil", "2020-01-01T00:00:00Z")),
                new Fault("of nobody", "holder", badge -> subject(badge).without(List.of("id", "identifier"))),
                new Fault("hash that is none", "identity", badge -> identity(badge, 1).put("identityHash", "sha256$1")),
                new Fault("hash without a salt", "identity", badge -> identity(badge, 1).remove("salt")),
                new Fault("name with a salt", "identity", badge -> identity(badge, 0).put("salt", "x")),
                new Fault("result of another course", "result", badge -> ((ObjectNode) badge.at("/credentialSubject/result/0"))
                        .put("resultDescription", "urn:uuid:00000000-0000-0000-0000-000000000000")),
                new Fault("result without content", "result", badge -> ((ObjectNode) badge.at("/credentialSubject/result/0"))
                        .without(List.of("value", "status"))),
                new Fault("grade not allowed", "result", badge -> ((ObjectNode)
                                badge.at("/credentialSubject/achievement/resultDescription/0"))
                        .putArray("allowedValue")
                        .add("1")
                        .add("2")),
                new Fault("two descriptions with one id", "duplicate-id", badge -> {
                    ArrayNode all = (ArrayNode) badge.at("/credentialSubject/achievement/resultDescription");
                    all.add(all.get(0));
                }),
                new Fault("criteria that say nothing", "criteria", badge -> ((ObjectNode)
                                badge.at("/credentialSubject/achievement/criteria"))
                        .retain("type")),
                new Fault("index that is no number", "status", badge -> status(badge).put("statusListIndex", "0x7")),
                new Fault("list without address", "status", badge -> status(badge)
                        .put("statusListCredential", "urn:uuid:1")),
                new Fault("entry named as its list", "status", badge -> status(badge)
                        .put("id", status(badge).get("statusListCredential").asString())),
                new Fault("resource without a digest", "related-resource", badge -> badge.putArray("relatedResource")
                        .addObject()
                        .put("id", "https://example.org/a")),
                new Fault("resource twice", "duplicate-id", badge -> {
                    ArrayNode all = badge.putArray("relatedResource");
                    all.addObject().put("id", "https://example.org/a").put("digestSRI", "sha256-x");
                    all.addObject().put("id", "https://example.org/a").put("digestSRI", "sha256-y");
                }),
                new Fault("refresh without a type", "cardinality", badge -> badge.putObject("refreshService")
                        .put("id", "https://example.org/a")),
                new Fault("schema without an id", "cardinality", badge -> badge.putArray("credentialSchema")
                        .addObject()
                        .put("type", "JsonSchema")),
                new Fault("issuer without an address", "value", badge -> badge.put("issuer", "Tampere")),
                new Fault("country in three letters", "value", badge -> ((ObjectNode) badge.at("/issuer/address"))
                        .put("addressCountryCode", "FIN")));
    }

    private static ObjectNode subject(ObjectNode badge) {
        return (ObjectNode) badge.get("credentialSubject");
    }

    private static ObjectNode identity(ObjectNode badge, int number) {
        return (ObjectNode) badge.at("/credentialSubject/identifier/" + number);
    }

    private static ObjectNode status(ObjectNode badge) {
        return (ObjectNode) badge.get("credentialStatus");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void refusesWhatIsWrongBetweenTheParts(Fault fault) {
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
        identity(badge, 0).putArray("identityHash").add("Maria Papadopoulou");

        assertThat(problems(badge)).isNotEmpty().allSatisfy(problem -> assertThat(problem.toString())
                .doesNotContain("Maria"));
    }
}
