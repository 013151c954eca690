package eu.passerelle.journal;

import eu.passerelle.journal.IdentifierDigests.Identifier;
import eu.passerelle.journal.IdentityCandidates.Question;
import eu.passerelle.journal.IdentityCandidates.Reason;
import eu.passerelle.journal.IdentityTables.Likeness;
import eu.passerelle.journal.IdentityTables.NewIdentifier;
import eu.passerelle.journal.IdentityTables.Owner;
import eu.passerelle.model.LearnerIdentifier.Kind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds whose each record of a page is, record by record, in memory; {@link PageLearners} reads before and writes after.
 * <ol>
 *   <li>The most trusted identifier that has an owner says who it is; all others that nobody has yet are his from now on.
 *   <li>One that leads to somebody else makes a {@link Question}: are these two the same?
 *   <li>A number, other than an ESI, that comes with another birth date than before, or a local one that comes with
 *       another ESI, leads nowhere by itself: it may be used again for another person, and that is a question too.
 *   <li>With no owner at all it is a new learner; with no trusted identifier it is nobody's.
 * </ol>
 * Names never match.
 */
final class LearnerMatching {

    static final String BIRTH_DATE = "BIRTH_DATE";

    private final Map<ByteBuffer, Owner> owners;
    private final Map<UUID, Set<String>> esiIssuers;
    private final List<UUID> newLearners = new ArrayList<>();
    private final Map<ByteBuffer, NewIdentifier> newIdentifiers = new LinkedHashMap<>();
    private final Map<ByteBuffer, ByteBuffer> bornNow = new HashMap<>();
    private final Set<Likeness> likenesses = new HashSet<>();
    private final Map<String, Set<Question>> questions = new LinkedHashMap<>();

    /**
     * @param owners of all identifiers of the page that have one
     * @param esiIssuers of the ESIs of those owners, by root
     */
    LearnerMatching(Map<ByteBuffer, Owner> owners, Map<UUID, Set<String>> esiIssuers) {
        this.owners = new HashMap<>(owners);
        this.esiIssuers = new HashMap<>(esiIssuers);
    }

    List<UUID> newLearners() {
        return newLearners;
    }

    Map<ByteBuffer, NewIdentifier> newIdentifiers() {
        return newIdentifiers;
    }

    /** Birth dates to be kept with identifiers that had another or none, by the identifier's digest. */
    Map<ByteBuffer, ByteBuffer> bornNow() {
        return bornNow;
    }

    Set<Likeness> likenesses() {
        return likenesses;
    }

    /** By source key of the record that raises them. */
    Map<String, Set<Question>> questions() {
        return questions;
    }

    /** @param identifiers of one record, at least one, the most trusted first */
    UUID match(String sourceKey, List<Identifier> identifiers, Set<ByteBuffer> likenessDigests) {
        Optional<Lead> strongest = identifiers.stream()
                .flatMap(this::undisputed)
                .findFirst()
                .filter(lead -> !contradicts(lead, identifiers));
        Owner owner = strongest.map(Lead::owner).orElseGet(this::newLearner);
        String by = strongest.map(lead -> lead.identifier().kind().name()).orElse("");
        for (Identifier identifier : identifiers) {
            Owner theirs = owners.get(identifier.digest());
            if (theirs == null) {
                give(identifier, identifier.digest(), owner);
            } else if (theirs.root().equals(owner.root())) {
                keepBorn(identifier, theirs);
            } else {
                ask(sourceKey, identifier, theirs, owner, by);
            }
        }
        likenessDigests.forEach(digest -> likenesses.add(new Likeness(digest, owner.learner())));
        return owner.learner();
    }

    private record Lead(Identifier identifier, Owner owner) {}

    private Stream<Lead> undisputed(Identifier identifier) {
        Owner second = identifier.bornWith() == null ? null : owners.get(identifier.bornWith());
        Owner owner = second == null ? owners.get(identifier.digest()) : second;
        return owner == null || (second == null && disputedByBorn(identifier, owner))
                ? Stream.empty()
                : Stream.of(new Lead(identifier, owner));
    }

    private static boolean disputedByBorn(Identifier identifier, Owner owner) {
        return identifier.kind() != Kind.ESI
                && identifier.born() != null
                && owner.born() != null
                && !identifier.born().equals(owner.born());
    }

    /**
     * A local number or address that comes with an ESI that nobody has, while its owner has others. A learner may have
     * one from each university; so another issuer's is his if the birth date says so too.
     */
    private boolean contradicts(Lead lead, List<Identifier> identifiers) {
        Set<String> issuers = esiIssuers.getOrDefault(lead.owner().root(), Set.of());
        Kind kind = lead.identifier().kind();
        if (kind == Kind.ESI || kind == Kind.NATIONAL || issuers.isEmpty()) {
            return false;
        }
        boolean sameBirthDate = lead.identifier().born() != null
                && (lead.identifier().born().equals(lead.owner().born())
                        || owners.containsKey(lead.identifier().bornWith()));
        return identifiers.stream()
                .filter(other -> other.kind() == Kind.ESI && !owners.containsKey(other.digest()))
                .anyMatch(esi -> issuers.contains(esi.scope()) || !sameBirthDate);
    }

    private Owner newLearner() {
        UUID id = UUID.randomUUID();
        newLearners.add(id);
        return new Owner(id, id, null);
    }

    private void give(Identifier identifier, ByteBuffer digest, Owner owner) {
        newIdentifiers.put(
                digest,
                new NewIdentifier(
                        digest, identifier.kind().name(), identifier.scope(), owner.learner(), identifier.born()));
        owners.put(digest, new Owner(owner.learner(), owner.root(), identifier.born()));
        if (identifier.kind() == Kind.ESI) {
            esiIssuers.computeIfAbsent(owner.root(), root -> new HashSet<>()).add(identifier.scope());
        }
    }

    private void keepBorn(Identifier identifier, Owner theirs) {
        ByteBuffer born = identifier.born();
        boolean secondOwner = identifier.bornWith() != null && owners.containsKey(identifier.bornWith());
        if (born == null || born.equals(theirs.born()) || secondOwner) {
            return;
        }
        owners.put(identifier.digest(), new Owner(theirs.learner(), theirs.root(), born));
        NewIdentifier ofThisPage = newIdentifiers.get(identifier.digest());
        if (ofThisPage == null) {
            bornNow.put(identifier.digest(), born);
        } else {
            newIdentifiers.put(
                    identifier.digest(),
                    new NewIdentifier(
                            ofThisPage.digest(), ofThisPage.kind(), ofThisPage.scope(), ofThisPage.learner(), born));
        }
    }

    /** The identifier stays with whom it is; with this birth date it leads to the other one from now on. */
    private void ask(String sourceKey, Identifier identifier, Owner theirs, Owner owner, String by) {
        boolean reused = disputedByBorn(identifier, theirs);
        List<String> evidence = new ArrayList<>(List.of(identifier.kind().name()));
        if (!by.isEmpty() || !reused) {
            evidence.add(by.isEmpty() ? Kind.ESI.name() : by);
        }
        if (reused) {
            evidence.add(BIRTH_DATE);
        }
        ByteBuffer bornWith = identifier.bornWith();
        if (reused && bornWith != null && !owners.containsKey(bornWith)) {
            give(identifier, bornWith, owner);
        }
        questions
                .computeIfAbsent(sourceKey, key -> new LinkedHashSet<>())
                .add(new Question(
                        theirs.learner(),
                        theirs.root(),
                        owner.learner(),
                        owner.root(),
                        by.isEmpty() ? Reason.REUSED : Reason.CONFLICT,
                        List.copyOf(evidence)));
    }
}
