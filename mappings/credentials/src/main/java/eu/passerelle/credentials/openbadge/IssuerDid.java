package eu.passerelle.credentials.openbadge;

import eu.passerelle.model.University;
import java.net.URI;
import java.util.function.Function;

/** The {@code did:web} of a university as issuer, whose document the hub publishes. */
public final class IssuerDid {

    private static final String PATH = ":public:issuers:";

    private IssuerDid() {}

    /**
     * {@code did:web:<host>[%3A<port>]:public:issuers:<university>}, resolved by
     * {@code https://<host>/public/issuers/<university>/did.json}.
     *
     * @param address the hub's public base address, {@code https://host[:port][/path]}
     */
    public static Function<University, URI> web(URI address) {
        String base = base(address);
        return university -> URI.create(base + university.id());
    }

    /** What the DIDs of all universities begin with; the university's id follows. */
    public static String base(URI address) {
        String host = address.getPort() < 0 ? address.getHost() : address.getHost() + "%3A" + address.getPort();
        String path = address.getPath() == null ? "" : address.getPath().replaceAll("/+$", "");
        return "did:web:" + host + path.replace('/', ':') + PATH;
    }
}
