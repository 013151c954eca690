package eu.passerelle.journal;

import java.util.Comparator;
import java.util.UUID;

/**
 * One written copy of a credential.
 *
 * @param transfer id of transfer and credential
 * @param format for example {@code dc+sd-jwt}
 * @param copy tells copies in one format apart, for example by a random id of the wallet's request; empty where there is
 *     only one. Never an address, a name or a number of a person
 */
public record CopyRef(UUID transfer, String format, String copy) {

    static final Comparator<CopyRef> ORDER = Comparator.comparing(CopyRef::transfer)
            .thenComparing(CopyRef::format)
            .thenComparing(CopyRef::copy);

    /** The only copy in a format. */
    public static CopyRef only(UUID transfer, String format) {
        return new CopyRef(transfer, format, "");
    }
}
