package eu.passerelle.credentials.clr;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.openbadge.Badges;
import eu.passerelle.credentials.openbadge.Damage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ClrValidatorTest {

    /** Comprehensive Learner Record 2.0, "required". */
    private static final Set<String> REQUIRED = Set.of(
            "ClrCredential.@context",
            "ClrCredential.id",
            "ClrCredential.type",
            "ClrCredential.name",
            "ClrCredential.credentialSubject",
            "ClrCredential.issuer",
            "ClrCredential.validFrom",
            "ClrSubject.type",
            "ClrSubject.verifiableCredential",
            "Association.type",
            "Association.associationType",
            "Association.sourceId",
            "Association.targetId",
            "AchievementCredential.@context",
            "AchievementCredential.id",
            "AchievementCredential.type",
            "AchievementCredential.issuer",
            "AchievementCredential.validFrom",
            "AchievementCredential.credentialSubject");

    private final ClrValidator validator = new ClrValidator();

    private List<CredentialProblem> problems(ObjectNode record) {
        return validator.validate(Badges.bytes(record));
    }

    @Test
    void acceptsWhatIsRendered() {
        assertThat(problems(Badges.record(Achievements.full(), Binding.NONE))).isEmpty();
        assertThat(problems(Badges.record(Achievements.full(), Badges.BOUND))).isEmpty();
        assertThat(problems(Badges.record(Achievements.bare(), Binding.NONE))).isEmpty();
    }

    @Test
    void refusesEveryDamageThatTheFormatRefuses() {
        List<String> missed = new ArrayList<>();
        int refused = 0;

        for (Damage.Damaged each : Damage.of(Badges.record(Achievements.full(), Badges.BOUND))) {
            String type = each.place().substring(0, each.place().indexOf('.'));
            if (!Set.of("ClrCredential", "ClrSubject", "Association", "AchievementCredential")
                    .contains(type)) {
                continue;
            }
            boolean mayBeMissing = each.kind().equals("removed") && !REQUIRED.contains(each.place());
            if (problems(each.document()).isEmpty() != mayBeMissing) {
                missed.add(each.toString());
            }
            refused += mayBeMissing ? 0 : 1;
        }

        assertThat(missed).isEmpty();
        assertThat(refused).isGreaterThan(200);
    }

    @Test
    void refusesAssociationsOfWhatIsNotInTheRecord() {
        ObjectNode record = Badges.record(Achievements.full(), Binding.NONE);
        ((ArrayNode) record.at("/credentialSubject/verifiableCredential")).remove(1);

        assertThat(problems(record)).extracting(CredentialProblem::rule).contains("association");
    }

    @Test
    void refusesTwoCredentialsWithOneId() {
        ObjectNode record = Badges.record(Achievements.full(), Binding.NONE);
        ArrayNode within = (ArrayNode) record.at("/credentialSubject/verifiableCredential");
        within.add(within.get(0));

        assertThat(problems(record)).extracting(CredentialProblem::rule).contains("duplicate-id");
    }
}
