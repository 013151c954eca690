package eu.passerelle.journal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stored edits. */
final class EditTable {

    private final JdbcTemplate jdbc;
    private final PayloadCipher cipher;

    EditTable(JdbcTemplate jdbc, PayloadCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** @param revision of the transfer that it was made for */
    record Content(int revision, String mediaType, byte[] bytes) {}

    Edit add(Edits.Proposal proposal, int revision, String mediaType, String who) {
        UUID id = UUID.randomUUID();
        jdbc.update(
                "insert into payload_edit (id, transfer, kind, state, revision, as_then, media_type, content, reason, made_by)"
                        + " values (?, ?, ?, 'PROPOSED', ?, ?, ?, ?, ?, ?)",
                id,
                proposal.transfer(),
                proposal.kind().name(),
                revision,
                proposal.asThen(),
                mediaType,
                cipher.encryptEdit(id, proposal.content()),
                proposal.reason(),
                who);
        return find(id).orElseThrow();
    }

    void answer(UUID id, Edit.State state, String who, String reason) {
        jdbc.update(
                "update payload_edit set state = ?, answered_by = ?, answered_at = clock_timestamp(), answer = ? where id = ?",
                state.name(),
                who,
                reason,
                id);
    }

    boolean proposed(UUID transfer) {
        return !list("e.transfer = ? and e.state = 'PROPOSED'", transfer).isEmpty();
    }

    Optional<Edit> find(UUID id) {
        return list("e.id = ?", id).stream().findFirst();
    }

    Content content(UUID id) {
        return jdbc.query(
                        "select revision, media_type, content from payload_edit where id = ?",
                        (row, number) ->
                                new Content(row.getInt(1), row.getString(2), cipher.decryptEdit(id, row.getBytes(3))),
                        id)
                .getFirst();
    }

    List<Edit> list(String which, @Nullable Object... arguments) {
        return jdbc.query(
                "select e.*, t.university, t.source_key from payload_edit e join transfer t on t.id = e.transfer where "
                        + which,
                (row, number) -> new Edit(
                        row.getObject("id", UUID.class),
                        row.getObject("transfer", UUID.class),
                        row.getString("university"),
                        row.getString("source_key"),
                        PayloadKind.valueOf(row.getString("kind")),
                        Edit.State.valueOf(row.getString("state")),
                        row.getBoolean("as_then"),
                        row.getString("reason"),
                        row.getString("made_by"),
                        Objects.requireNonNull(SyncRuns.instant(row, "made_at")),
                        row.getString("answered_by"),
                        SyncRuns.instant(row, "answered_at"),
                        row.getString("answer")),
                arguments);
    }
}
