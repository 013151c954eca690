package eu.passerelle.routes;

import eu.passerelle.portal.wallets.CredentialConfiguration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What each university issues to wallets; made once for each of its configurations. */
final class UniversityWallets {

    private final Formats formats;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(UniversityFormats of, List<CredentialConfiguration> configurations) {}

    UniversityWallets(Formats formats) {
        this.formats = formats;
    }

    List<CredentialConfiguration> configurations(ConnectedUniversity<?> university) {
        UniversityFormats of = university.formats();
        return known.compute(
                        university.id(),
                        (id, before) -> before != null && before.of().equals(of)
                                ? before
                                : new Known(of, WalletFormats.of(formats, of)))
                .configurations();
    }
}
