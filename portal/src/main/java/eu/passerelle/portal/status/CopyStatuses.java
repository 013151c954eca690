package eu.passerelle.portal.status;

import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.journal.CopyRef;
import eu.passerelle.journal.ListPlace;
import eu.passerelle.journal.StatusKind;
import eu.passerelle.journal.StatusLists;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/** The status that copies of credentials are written with: a place on a list of the kind that their format knows. */
public final class CopyStatuses {

    private static final Map<String, StatusKind> KINDS = Map.of(
            "dc+sd-jwt",
            StatusKind.TOKEN,
            "openbadge",
            StatusKind.BITSTRING,
            "openbadge-jwt",
            StatusKind.BITSTRING,
            "clr",
            StatusKind.BITSTRING,
            "ebsi",
            StatusKind.BITSTRING);

    private final StatusLists lists;
    private final StatusAddress address;

    public CopyStatuses(StatusLists lists, StatusAddress address) {
        this.lists = lists;
        this.address = address;
    }

    /** Empty: credentials in this format have no status, as Europass credentials. */
    static Optional<StatusKind> kind(String format) {
        return Optional.ofNullable(KINDS.get(format));
    }

    /**
     * Of copies that are written for a wallet, each with a status of its own, so that nobody can tell that they are of one
     * credential.
     *
     * @param copies ids of the copies; one that has its place keeps it
     * @return in the order of the copies; without a place where the format has no status
     */
    public List<List<StatusPlace>> ofCopies(String university, UUID transfer, String format, List<UUID> copies) {
        List<CopyRef> references = copies.stream()
                .map(copy -> new CopyRef(transfer, format, copy.toString()))
                .toList();
        return kind(format)
                .map(kind -> lists.allocate(university, kind, references).stream()
                        .map(place -> List.of(address.of(place)))
                        .toList())
                .orElseGet(() -> Collections.nCopies(copies.size(), List.of()));
    }

    /**
     * Of the only copies in a format of a batch of credentials, in one transaction. To be asked before they are written, and
     * {@linkplain StatusLists#allocateAhead confirmed} when they are stored; asked again it says the same.
     *
     * @return empty where the format has no status
     */
    public SequencedMap<CopyRef, ListPlace> ahead(String university, String format, Collection<UUID> transfers) {
        return kind(format)
                .map(kind -> lists.allocateAhead(
                        university,
                        kind,
                        transfers.stream()
                                .distinct()
                                .map(transfer -> CopyRef.only(transfer, format))
                                .toList()))
                .orElseGet(LinkedHashMap::new);
    }

    /** As the credential names it. */
    public StatusPlace written(ListPlace place) {
        return address.of(place);
    }
}
