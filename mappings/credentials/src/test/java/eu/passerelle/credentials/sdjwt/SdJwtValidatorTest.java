package eu.passerelle.credentials.sdjwt;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.elm.Achievements;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class SdJwtValidatorTest {

    /** Each damages one member of an object, wherever it stands, whatever it was. */
    private static final Map<String, BiConsumer<ObjectNode, String>> OPERATORS = new LinkedHashMap<>();

    static {
        OPERATORS.put("renamed", (owner, name) -> owner.set(name + "s", owner.remove(name)));
        OPERATORS.put("null", (owner, name) -> owner.putNull(name));
        OPERATORS.put("blank", (owner, name) -> owner.put(name, " "));
        OPERATORS.put("an empty object", (owner, name) -> owner.putObject(name));
        OPERATORS.put("an empty list", (owner, name) -> owner.putArray(name));
        OPERATORS.put("minus one", (owner, name) -> owner.put(name, -1));
        OPERATORS.put("true in a list", (owner, name) -> owner.putArray(name).add(true));
        OPERATORS.put("an unknown claim", (owner, name) -> owner.putObject(name).put("shoeSize", 43));
        OPERATORS.put("with a control character", (owner, name) -> owner.put(name, "a\u0000b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eudi-learning-credential", "dc4eu-micro-credential", "dc4eu-diploma"})
    void refusesEveryDamagedMember(String name) {
        SdJwtType type = SdJwtType.standard(name);
        SdJwtValidator validator = new SdJwtValidator(type);
        ObjectNode valid = valid(type);
        List<String> accepted = new ArrayList<>();
        int judged = 0;

        for (String owner : owners(valid, "")) {
            for (String member : ((ObjectNode) valid.at(owner)).propertyNames()) {
                for (Map.Entry<String, BiConsumer<ObjectNode, String>> operator : OPERATORS.entrySet()) {
                    ObjectNode damaged = valid.deepCopy();
                    operator.getValue().accept((ObjectNode) damaged.at(owner), member);
                    if (damaged.equals(valid)) {
                        continue;
                    }
                    judged++;
                    if (validator
                            .validate(Wallets.JSON.writeValueAsBytes(damaged))
                            .isEmpty()) {
                        accepted.add(owner + "/" + member + " " + operator.getKey());
                    }
                }
            }
        }

        assertThat(accepted).isEmpty();
        assertThat(judged).isGreaterThan(200);
    }

    @Test
    void refusesTheLossOfEveryMandatoryClaimAndOfNoOther() {
        SdJwtType type = SdJwtType.standard(SdJwtType.DEFAULT);
        ObjectNode valid = valid(type);
        for (ClaimRule rule : type.claims()) {
            if (!rule.path().isTop() || !valid.path("claims").has(rule.path().first())) {
                continue;
            }
            ObjectNode without = valid.deepCopy();
            ((ObjectNode) without.get("claims")).remove(rule.path().first());
            ArrayNode disclosable = (ArrayNode) without.get("disclosable");
            disclosable.removeIf(
                    path -> path.get(0).asString().equals(rule.path().first()));

            boolean refused = !new SdJwtValidator(type)
                    .validate(Wallets.JSON.writeValueAsBytes(without))
                    .isEmpty();

            assertThat(refused).as(rule.path().toString()).isEqualTo(rule.mandatory());
        }
    }

    @Test
    void refusesWhatWouldBeDisclosedOtherwiseThanTheTypeSays() {
        SdJwtType type = SdJwtType.standard(SdJwtType.DEFAULT);
        for (String claim : List.of("vct", "exp", "achievement_title", "cnf")) {
            ObjectNode more = valid(type);
            ((ArrayNode) more.get("disclosable")).addArray().add(claim);
            assertThat(new SdJwtValidator(type).validate(Wallets.JSON.writeValueAsBytes(more)))
                    .isNotEmpty();
        }
        ObjectNode less = valid(type);
        ((ArrayNode) less.get("disclosable")).remove(0);
        assertThat(new SdJwtValidator(type).validate(Wallets.JSON.writeValueAsBytes(less)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"claims\":[]}", "{\"claims\":{\"vct\":1,\"vct\":2}}", "{} {}"})
    void answersBadInputWithAProblem(String input) {
        assertThat(new SdJwtValidator(SdJwtType.standard(SdJwtType.DEFAULT))
                        .validate(input.getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
    }

    @Test
    void refusesAPrivateKeyAndPlainHttp() {
        SdJwtType type = SdJwtType.standard(SdJwtType.DEFAULT);
        ObjectNode leaking = valid(type);
        ((ObjectNode) leaking.at("/claims/cnf/jwk")).put("d", "AAAA");
        ObjectNode plain = valid(type);
        ((ObjectNode) plain.at("/claims")).put("iss", "http://hub.example/tampere");

        assertThat(new SdJwtValidator(type).validate(Wallets.JSON.writeValueAsBytes(leaking)))
                .isNotEmpty();
        assertThat(new SdJwtValidator(type).validate(Wallets.JSON.writeValueAsBytes(plain)))
                .isNotEmpty();
    }

    private static ObjectNode valid(SdJwtType type) {
        return (ObjectNode) Wallets.json(Wallets.renderer(type)
                .render(Achievements.full(), Wallets.BOUND)
                .content());
    }

    /** Pointers to every object of the document. */
    private static List<String> owners(JsonNode node, String pointer) {
        List<String> owners = new ArrayList<>();
        if (node.isObject()) {
            owners.add(pointer);
            node.propertyNames().forEach(name -> owners.addAll(owners(node.get(name), pointer + "/" + name)));
        } else {
            for (int i = 0; i < node.size(); i++) {
                owners.addAll(owners(node.get(i), pointer + "/" + i));
            }
        }
        return owners;
    }
}
