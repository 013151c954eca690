package eu.passerelle.journal;

import eu.passerelle.journal.IdentifierDigests.Identifier;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CredentialIds;
import eu.passerelle.model.LearnerIdentifier.Kind;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * When a corrected record no longer has an identifier or birth date that it had, its learner is known by it no more, unless
 * another of his records still says so. Without this a number once typed wrongly would draw its true owner to the wrong
 * learner for ever.
 */
final class IdentifierRelease {

    private final JdbcTemplate jdbc;
    private final Payloads payloads;

    IdentifierRelease(JdbcTemplate jdbc, Payloads payloads) {
        this.jdbc = jdbc;
        this.payloads = payloads;
    }

    /**
     * A record with a version before.
     *
     * @param learner of the version before
     * @param now identifiers of the new version
     */
    record Corrected(String sourceKey, int version, UUID learner, List<Identifier> now) {}

    /** @param corrected what their versions before said no longer counts */
    void release(String university, IdentityRules rules, IdentifierDigests digests, List<Corrected> corrected) {
        Map<UUID, Set<ByteBuffer>> dropped = dropped(university, rules, digests, corrected);
        if (dropped.isEmpty()) {
            return;
        }
        Set<ByteBuffer> stillSaid = stillSaid(university, rules, digests, dropped.keySet(), corrected);
        List<ByteBuffer> gone = dropped.values().stream()
                .flatMap(Set::stream)
                .filter(digest -> !stillSaid.contains(digest))
                .distinct()
                .sorted()
                .toList();
        UUID[] learners = dropped.keySet().toArray(UUID[]::new);
        for (String statement : List.of(
                "update learner_identifier set born = null where born = any(?) and learner = any(?)",
                "delete from learner_identifier where digest = any(?) and learner = any(?)")) {
            jdbc.update(statement, values -> {
                values.setArray(1, IdentityTables.bytes(values, gone));
                values.setArray(2, values.getConnection().createArrayOf("uuid", learners));
            });
        }
    }

    private Map<UUID, Set<ByteBuffer>> dropped(
            String university, IdentityRules rules, IdentifierDigests digests, List<Corrected> corrected) {
        Map<UUID, Corrected> byEarlier = new HashMap<>();
        corrected.forEach(record -> byEarlier.put(
                CredentialIds.of(new CompletionKey(university, record.sourceKey()), record.version() - 1), record));
        Map<UUID, Set<ByteBuffer>> dropped = new HashMap<>();
        for (Said earlier : said("t.id = any(?)", (Object) byEarlier.keySet().toArray(UUID[]::new))) {
            Corrected record = Objects.requireNonNull(byEarlier.get(earlier.transfer()));
            Set<ByteBuffer> gone =
                    marks(digests.of(university, earlier.completion().learner(), rules));
            gone.removeAll(marks(record.now()));
            if (!gone.isEmpty()) {
                dropped.computeIfAbsent(record.learner(), learner -> new HashSet<>())
                        .addAll(gone);
            }
        }
        return dropped;
    }

    /** By records of another university too: those of all kinds, as what it trusts is not known here. */
    private Set<ByteBuffer> stillSaid(
            String university,
            IdentityRules rules,
            IdentifierDigests digests,
            Set<UUID> learners,
            List<Corrected> corrected) {
        IdentityRules all = new IdentityRules(List.of(Kind.values()), rules.country(), rules.domain());
        Set<ByteBuffer> marks = new HashSet<>();
        said(
                        "c.learner = any(?) and c.live and t.version = c.version"
                                + " and not (c.university = ? and c.source_key = any(?))",
                        learners.toArray(UUID[]::new),
                        university,
                        corrected.stream().map(Corrected::sourceKey).toArray(String[]::new))
                .forEach(other -> marks.addAll(marks(digests.of(
                        other.completion().key().university(),
                        other.completion().learner(),
                        all))));
        return marks;
    }

    private record Said(UUID transfer, Completion completion) {}

    private List<Said> said(String which, Object... arguments) {
        return jdbc.query(
                "select t.id, p.content from completion c join transfer t on t.university = c.university"
                        + " and t.source_key = c.source_key join payload p on p.transfer = t.id and p.kind = 'COMPLETION'"
                        + " where " + which,
                (row, number) -> {
                    UUID id = row.getObject(1, UUID.class);
                    byte[] json = payloads.open(id, PayloadKind.COMPLETION, row.getBytes(2));
                    return new Said(id, ModelJson.read(json, Completion.class));
                },
                arguments);
    }

    /** All that a record says of who it is. */
    private static Set<ByteBuffer> marks(List<Identifier> identifiers) {
        Set<ByteBuffer> marks = new HashSet<>();
        for (Identifier identifier : identifiers) {
            Stream.of(identifier.digest(), identifier.born(), identifier.bornWith())
                    .filter(Objects::nonNull)
                    .forEach(marks::add);
        }
        return marks;
    }
}
