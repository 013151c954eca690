package eu.passerelle.journal;

import eu.passerelle.journal.IdentifierDigests.Identifier;
import eu.passerelle.journal.IdentityCandidates.Hold;
import eu.passerelle.journal.IdentityCandidates.Question;
import eu.passerelle.journal.IdentityTables.Owner;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CredentialIds;
import eu.passerelle.model.Learner;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whose the records of a page are, inside the transaction that stores them, in so many statements whatever its length. */
final class PageLearners {

    private final IdentityTables tables;
    private final IdentityCandidates candidates;
    private final IdentifierRelease release;
    private final SecretKey key;

    PageLearners(JdbcTemplate jdbc, PayloadCipher cipher, Payloads payloads) {
        this.tables = new IdentityTables(jdbc);
        this.candidates = new IdentityCandidates(jdbc);
        this.release = new IdentifierRelease(jdbc, payloads);
        this.key = cipher.derived(IdentifierDigests.PURPOSE);
    }

    /**
     * A record whose learner is to be found.
     *
     * @param learner as the record has it; null where it cannot be read
     * @param before learner of the version before
     */
    record Arrived(
            String sourceKey,
            int version,
            @Nullable Learner learner,
            @Nullable UUID before) {}

    /**
     * @param learners by source key; a record that nothing trusted tells of is absent
     * @param late source keys of records that were stored before, without a learner
     * @param holds of transfers that must wait for a person
     */
    record Matched(Map<String, UUID> learners, Set<String> late, List<Hold> holds) {}

    /**
     * @param fresh records to be stored now
     * @param late records that were stored before and stay as they are, but for their learner
     * @throws IdentityTables.IdentifierTaken when the page is to be stored again, in another transaction
     */
    Matched match(String university, IdentityRules rules, List<Arrived> fresh, List<Arrived> late) {
        IdentifierDigests digests = new IdentifierDigests(key);
        List<Arrived> records = Stream.concat(fresh.stream(), late.stream()).toList();
        Map<String, List<Identifier>> identifiers = new HashMap<>();
        for (Arrived record : records) {
            if (record.learner() != null) {
                identifiers.put(record.sourceKey(), digests.of(university, record.learner(), rules));
            }
        }
        release(university, rules, digests, fresh, identifiers);
        LearnerMatching matching = matching(identifiers.values());
        Map<String, UUID> learners = new HashMap<>();
        for (Arrived record : records) {
            List<Identifier> theirs = identifiers.getOrDefault(record.sourceKey(), List.of());
            if (record.learner() == null && record.before() != null) {
                // what cannot be read is not known to be another's
                learners.put(record.sourceKey(), record.before());
            } else if (record.learner() != null && !theirs.isEmpty()) {
                learners.put(
                        record.sourceKey(),
                        matching.match(record.sourceKey(), theirs, digests.likenesses(record.learner())));
            }
        }
        write(matching);
        Set<String> found = late.stream()
                .map(Arrived::sourceKey)
                .filter(learners::containsKey)
                .collect(Collectors.toSet());
        return new Matched(learners, found, holds(university, records, matching.questions()));
    }

    private void write(LearnerMatching matching) {
        tables.addLearners(matching.newLearners());
        tables.addIdentifiers(matching.newIdentifiers().values());
        tables.addLikenesses(matching.likenesses());
        tables.setBorn(matching.bornNow());
    }

    private void release(
            String university,
            IdentityRules rules,
            IdentifierDigests digests,
            List<Arrived> fresh,
            Map<String, List<Identifier>> identifiers) {
        List<IdentifierRelease.Corrected> corrected = new ArrayList<>();
        for (Arrived record : fresh) {
            if (record.before() != null && record.learner() != null) {
                corrected.add(new IdentifierRelease.Corrected(
                        record.sourceKey(),
                        record.version(),
                        record.before(),
                        identifiers.getOrDefault(record.sourceKey(), List.of())));
            }
        }
        if (!corrected.isEmpty()) {
            release.release(university, rules, digests, corrected);
        }
    }

    private LearnerMatching matching(Collection<List<Identifier>> identifiers) {
        Set<ByteBuffer> wanted = identifiers.stream()
                .flatMap(List::stream)
                .flatMap(identifier -> identifier.bornWith() == null
                        ? Stream.of(identifier.digest())
                        : Stream.of(identifier.digest(), identifier.bornWith()))
                .collect(Collectors.toSet());
        Map<ByteBuffer, Owner> owners = tables.owners(wanted);
        Set<UUID> roots = owners.values().stream().map(Owner::root).collect(Collectors.toSet());
        return new LearnerMatching(owners, tables.esiIssuers(roots));
    }

    private List<Hold> holds(String university, List<Arrived> records, Map<String, Set<Question>> questions) {
        Map<Set<UUID>, UUID> open =
                candidates.ask(questions.values().stream().flatMap(Set::stream).toList());
        List<Hold> holds = new ArrayList<>();
        for (Arrived record : records) {
            UUID transfer = CredentialIds.of(new CompletionKey(university, record.sourceKey()), record.version());
            for (Question question : questions.getOrDefault(record.sourceKey(), Set.of())) {
                UUID candidate = open.get(question.pair());
                if (candidate != null) {
                    holds.add(new Hold(transfer, candidate));
                }
            }
        }
        return holds;
    }

    /** When the transfers are there. */
    void keep(String university, Matched matched) {
        candidates.hold(matched.holds());
        List<String> late = matched.late().stream().sorted().toList();
        if (!late.isEmpty()) {
            tables.setLearners(
                    university, late, late.stream().map(matched.learners()::get).toList());
        }
    }
}
