package eu.passerelle.routes.stacks;

import eu.passerelle.journal.Learners;
import eu.passerelle.journal.ModelJson;
import eu.passerelle.journal.PayloadKind;
import eu.passerelle.journal.Repairs;
import eu.passerelle.model.Completion;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the journal says of the learners and credentials of one {@link StackWorld}.
 *
 * @param world by which its universities are named
 */
record StackJournal(String world) {

    /** Credentials that stand for this learner's results of this module. */
    List<UUID> active(String letter, String module, int learner) {
        return ids(
                "select k.id from credential k join transfer t on t.id = k.id where k.status = 'ACTIVE'"
                        + " and t.university = ? and t.source_key = ?",
                letter + world,
                module + "-" + learner);
    }

    /** Of a learner who has a result of some university. */
    Optional<UUID> learner(int learner) {
        return ids(
                        "select distinct coalesce(l.merged_into, l.id) from completion c join learner l on l.id = c.learner"
                                + " where c.university like ? and c.source_key like ? and c.scope = 'learner'",
                        "_" + world,
                        "%-" + learner)
                .stream()
                .findFirst();
    }

    /** Stacks of a learner with this status; all where it is empty. */
    List<UUID> stacksOf(int learner, String status) {
        return learner(learner)
                .map(id -> ids(
                        "select k.id from credential k join transfer t on t.id = k.id where k.status like ?"
                                + " and t.university = ? and t.source_key like ?",
                        status.isEmpty() ? "%" : status,
                        "s" + world,
                        "%/" + id))
                .orElse(List.of());
    }

    List<UUID> partsOf(UUID stack) {
        return ids("select part from stack_part where stack = ?", stack);
    }

    static List<UUID> ids(String sql, Object... arguments) {
        return StackWorld.DATABASE.jdbc().query(sql, (row, number) -> row.getObject(1, UUID.class), arguments);
    }

    Completion completion(UUID transfer) {
        return new Repairs(StackWorld.DATABASE, StackWorld.CIPHER)
                .open(transfer, PayloadKind.COMPLETION, "", "test", "to look at it")
                .map(payload -> ModelJson.read(payload.content(), Completion.class))
                .orElseThrow();
    }

    Optional<UUID> learnerOf(UUID transfer) {
        return new Learners(StackWorld.DATABASE).of(transfer);
    }

    String reason(UUID credential) {
        return String.valueOf(StackWorld.DATABASE
                .jdbc()
                .queryForObject("select status_reason from credential where id = ?", String.class, credential));
    }

    List<String> audited(String subject) {
        return StackWorld.DATABASE
                .jdbc()
                .query(
                        "select who || ' ' || action from audit where subject = ?",
                        (row, number) -> row.getString(1),
                        subject);
    }
}
