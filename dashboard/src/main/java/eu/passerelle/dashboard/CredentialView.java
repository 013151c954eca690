package eu.passerelle.dashboard;

import eu.passerelle.journal.CredentialOrder;
import eu.passerelle.journal.CredentialSearch;
import eu.passerelle.journal.StatusKind;
import eu.passerelle.journal.TransferView.Journey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One credential with all that is known of it.
 *
 * @param journey of its transfer: steps, deliveries, other versions
 * @param verifiers what who checks it sees, by format
 * @param orders what people have asked to be done with it, oldest first
 */
record CredentialView(
        CredentialSearch.Row credential, Journey journey, List<Seen> verifiers, List<CredentialOrder> orders) {

    /** What a verifier learns of a copy. */
    enum Says {
        HOLDS,
        /** Its status list says so. */
        TAKEN_BACK,
        /** It holds no more, and the format has nothing that tells a verifier. */
        CANNOT_TELL
    }

    /**
     * How copies in one format look to a verifier.
     *
     * @param copies that name a place on a status list; 0: the format has none
     * @param by kind of the list; null where the format has none
     * @param list id of the first, at {@code /public/status/<list>}; null where there is none
     * @param since when the first was set
     */
    record Seen(
            String format,
            long copies,
            @Nullable StatusKind by,
            @Nullable UUID list,
            Says says,
            @Nullable Instant since) {}

    static List<Seen> verifiers(CredentialSearch.Row credential, Journey journey, List<CredentialSearch.Place> places) {
        TreeSet<String> formats = new TreeSet<>();
        if (journey.credential() != null) {
            formats.addAll(journey.credential().formats());
        }
        places.forEach(place -> formats.add(place.format()));
        boolean holds = credential.status().equals("ACTIVE");
        return formats.stream()
                .map(format -> seen(
                        format,
                        holds,
                        places.stream()
                                .filter(place -> place.format().equals(format))
                                .toList()))
                .toList();
    }

    private static Seen seen(String format, boolean holds, List<CredentialSearch.Place> places) {
        if (places.isEmpty()) {
            return new Seen(format, 0, null, null, holds ? Says.HOLDS : Says.CANNOT_TELL, null);
        }
        CredentialSearch.Place first = places.getFirst();
        Stream<Instant> set = places.stream().map(CredentialSearch.Place::setAt).filter(Objects::nonNull);
        return new Seen(
                format,
                places.size(),
                first.kind(),
                first.list(),
                first.setAt() == null ? Says.HOLDS : Says.TAKEN_BACK,
                set.min(Instant::compareTo).orElse(null));
    }
}
