package eu.passerelle.journal;

import eu.passerelle.journal.Payloads.Payload;
import eu.passerelle.journal.RawReading.Answer;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Learner;
import eu.passerelle.model.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Kept records read again: first by a connector, outside of any transaction, then stored in the place of what was read the
 * first time. The result keeps its version, and so its credential's id.
 */
final class ReadAgain {

    private final JdbcTemplate jdbc;
    private final Payloads payloads;
    private final PutBack putBack;
    private final PageLearners learners;

    ReadAgain(JdbcTemplate jdbc, PayloadCipher cipher) {
        this.jdbc = jdbc;
        this.payloads = new Payloads(jdbc, cipher);
        this.putBack = new PutBack(jdbc);
        this.learners = new PageLearners(jdbc, cipher, payloads);
    }

    /**
     * A kept record and where it belongs.
     *
     * @param configuration version that it was pulled by; null where none is known
     */
    record Kept(
            UUID transfer,
            CompletionKey key,
            int version,
            int revision,
            @Nullable Integer configuration) {}

    /**
     * What reading has given.
     *
     * @param raw another source record to keep in the place of the one that came; null: that one stays
     * @param edited whether people have changed something, so that it is not what the SIS says
     */
    record Prepared(Kept kept, Answer.Read read, Pulled.@Nullable Raw raw, boolean edited) {}

    Optional<Kept> kept(UUID transfer) {
        return jdbc
                .query(
                        "select t.university, t.source_key, t.version, t.revision, r.configuration from transfer t"
                                + " join sync_run r on r.id = t.run where t.id = ?",
                        (row, number) -> new Kept(
                                transfer,
                                new CompletionKey(row.getString(1), row.getString(2)),
                                row.getInt(3),
                                row.getInt(4),
                                (Integer) row.getObject(5)),
                        transfer)
                .stream()
                .findFirst();
    }

    /** @param raw to be read; null: the one that is kept */
    Answer read(Kept kept, Pulled.@Nullable Raw raw, boolean asThen, RawReading reading) {
        if (asThen && kept.configuration() == null) {
            return new Answer.Refused("It was pulled before configurations had versions: read it with that of now.");
        }
        Pulled.Raw source = raw != null ? raw : raw(kept.transfer()).orElse(null);
        if (source == null) {
            return new Answer.Refused("Its source record is not kept.");
        }
        Answer answer = reading.read(new RawReading.ToRead(
                kept.key().university(), kept.key().sourceKey(), asThen ? kept.configuration() : null, source));
        return answer instanceof Answer.Read read ? checked(kept, read) : answer;
    }

    /** A transfer and its credential's id stand for one key of one university. */
    static Answer checked(Kept kept, Answer.Read read) {
        if (!read.completion().key().equals(kept.key())) {
            return new Answer.Refused(
                    "It is now another result than the one this transfer stands for: its university or"
                            + " its key has changed. Have it corrected in the SIS; the next run reads it as a result of its own.");
        }
        return read.completion().parts() == null
                ? read
                : new Answer.Refused("A stack follows from its parts: repair those.");
    }

    Optional<Pulled.Raw> raw(UUID transfer) {
        return payloads.find(transfer, PayloadKind.RAW).map(raw -> new Pulled.Raw(raw.mediaType(), raw.content()));
    }

    /**
     * Stored in the place of what was read before, when {@link PutBack#refusals} has nothing against it; the transfer is
     * locked by the caller, who then puts it back.
     *
     * @return false where it was changed by others since it was prepared
     * @throws IdentityTables.IdentifierTaken when all of it is to be done again, in another transaction
     */
    boolean store(Prepared prepared) {
        Kept kept = prepared.kept();
        Integer revision =
                jdbc.queryForObject("select revision from transfer where id = ?", Integer.class, kept.transfer());
        if (revision == null || revision != kept.revision()) {
            return false;
        }
        Completion completion = prepared.read().completion();
        byte[] json = ModelJson.write(completion);
        Optional<Payload> before = payloads.find(kept.transfer(), PayloadKind.COMPLETION);
        if (before.isEmpty() || !Arrays.equals(before.get().content(), json)) {
            withdrawRulings(kept.transfer());
        }
        replace(prepared, json);
        identify(
                prepared,
                before.map(payload -> ModelJson.read(payload.content(), Completion.class)
                                .learner())
                        .orElse(null));
        jdbc.update(
                "update transfer set opportunity_code = ?, rule = null, reason = null, missing = null, responsible = null,"
                        + " failed_step = null, failure_kind = null, failure_group = null where id = ?",
                completion.opportunityCode(),
                kept.transfer());
        // what the SIS says next is compared with what it says now; what people have edited is not what it says
        jdbc.update(
                "update completion set scope = coalesce(nullif(?, ''), scope), content_hash = case when ? then content_hash"
                        + " else ? end where university = ? and source_key = ? and version = ?",
                prepared.read().scope(),
                prepared.edited(),
                Sha256.of(json),
                kept.key().university(),
                kept.key().sourceKey(),
                kept.version());
        return true;
    }

    private void replace(Prepared prepared, byte[] json) {
        UUID transfer = prepared.kept().transfer();
        List<Payload> now = new ArrayList<>();
        now.add(new Payload(transfer, PayloadKind.COMPLETION, "application/json", json));
        putBack.setAside(List.of(transfer), PayloadKind.COMPLETION);
        if (prepared.raw() != null) {
            putBack.setAside(List.of(transfer), PayloadKind.RAW);
            now.add(new Payload(
                    transfer,
                    PayloadKind.RAW,
                    prepared.raw().mediaType(),
                    prepared.raw().content()));
        }
        payloads.add(now);
    }

    /** Whose it is has to be found only where nobody knew it, or somebody else is told now. */
    private void identify(Prepared prepared, @Nullable Learner before) {
        Kept kept = prepared.kept();
        Learner learner = prepared.read().completion().learner();
        if (Objects.equals(before, learner)) {
            return;
        }
        PageLearners.Matched matched = learners.match(
                kept.key().university(),
                prepared.read().rules(),
                List.of(new PageLearners.Arrived(kept.key().sourceKey(), kept.version(), learner, null)),
                List.of());
        learners.keep(kept.key().university(), matched);
        UUID found = Map.copyOf(matched.learners()).get(kept.key().sourceKey());
        jdbc.update("update transfer set learner = ? where id = ?", found, kept.transfer());
        jdbc.update(
                "update completion set learner = ? where university = ? and source_key = ? and version = ?",
                found,
                kept.key().university(),
                kept.key().sourceKey(),
                kept.version());
    }

    /** They were said of what stood there before. */
    private void withdrawRulings(UUID transfer) {
        jdbc.update(
                "update ruling set state = 'WITHDRAWN', answered_by = coalesce(answered_by, made_by),"
                        + " answered_at = coalesce(answered_at, now()), answer = coalesce(answer, 'the record has changed')"
                        + " where transfer = ? and state in ('PROPOSED', 'IN_FORCE') and decision <> 'ASK_BACK'",
                transfer);
    }
}
