package eu.passerelle.sis.ewp;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.RsaKeys;
import eu.passerelle.connectors.http.SisHttp;
import eu.passerelle.connectors.xml.XmlNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The two endpoints of one institution: requests and envelopes, nothing of transcripts. */
final class EwpService {

    private final SisContext<EwpSettings> sis;
    private final SisHttp http;
    private final RsaKeys.Signer signer;

    /** @throws ConfigurationInvalid when our key cannot be used */
    EwpService(SisContext<EwpSettings> sis) {
        this.sis = sis;
        this.http = new SisHttp(sis, null, null);
        try {
            this.signer = RsaKeys.signer(sis.settings().key().value());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationInvalid(
                    who() + "'key' cannot be used: " + e.getMessage()
                            + ". Refer to a file with an RSA key: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072");
        }
    }

    /** The institution's HEI id. */
    static String receiver(SisContext<EwpSettings> sis) {
        String named = sis.settings().receivingHei();
        String domain = sis.university().organisation().schacDomain();
        if (named == null && domain == null) {
            throw new ConfigurationInvalid(
                    sis.university().id() + ": Give the university's 'schacDomain', or 'receivingHei' in 'sis'.");
        }
        return named == null ? String.valueOf(domain) : named;
    }

    /** By which the institution must know us. */
    String keyId() {
        return signer.id();
    }

    /** Mobilities with transcripts that were changed since, and perhaps others; null for all. */
    SortedSet<String> index(@Nullable Instant modifiedSince) {
        StringJoiner form = form();
        sis.settings().senders().forEach(sender -> add(form, "sending_hei_id", sender));
        if (modifiedSince != null) {
            add(
                    form,
                    "modified_since",
                    modifiedSince.truncatedTo(ChronoUnit.SECONDS).toString());
        }
        XmlNode root = parse(post(sis.settings().index(), form), sis.settings().index());
        if (!root.name().equals("imobility-tors-index-response")
                || !root.namespace().equals(sis.settings().version().indexNamespace())) {
            throw other(sis.settings().index());
        }
        SortedSet<String> ids = new TreeSet<>();
        root.children("omobility-id").forEach(id -> ids.add(id.token()));
        return ids;
    }

    /** The answer of the get endpoint, whose transcripts may be of fewer mobilities than were asked for. */
    byte[] get(Collection<String> ids) {
        StringJoiner form = form();
        ids.forEach(id -> add(form, "omobility_id", id));
        return post(sis.settings().get(), form);
    }

    /** @throws MalformedRecord when it is no such answer of the right version */
    XmlNode transcripts(byte[] answer) {
        XmlNode root = parse(answer, sis.settings().get());
        if (!root.name().equals("imobility-tors-get-response")
                || !root.namespace().equals(sis.settings().version().getNamespace())) {
            throw other(sis.settings().get());
        }
        return root;
    }

    private StringJoiner form() {
        StringJoiner form = new StringJoiner("&");
        add(form, "receiving_hei_id", receiver(sis));
        return form;
    }

    private static void add(StringJoiner form, String name, String value) {
        form.add(name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private byte[] post(URI address, StringJoiner form) {
        SignedForm signed = new SignedForm(address, form.toString(), signer);
        HubHttp.Answer answer = http.send(
                () -> signed.request(sis.clock().instant()),
                refused -> refused.status() < 500 && refused.status() != 429 && refused.status() != 408);
        if (answer.status() == 200) {
            return answer.body();
        }
        throw new SisRejected(who() + "HTTP " + answer.status() + " from " + address.getPath() + ": "
                + switch (answer.status()) {
                    case 400 ->
                        "the institution refuses the request. Our clock must be right within 5 minutes, and"
                                + " 'receivingHei', 'sendingHeis' and 'maxOmobilityIds' as in the EWP Registry.";
                    case 401, 403 ->
                        "the institution does not know our key or does not permit this read. The key "
                                + signer.id() + " must be among the client credentials of our EWP host in the Registry,"
                                + " which must cover the sending institutions.";
                    default -> "check 'index' and 'get' against the EWP Registry.";
                });
    }

    private XmlNode parse(byte[] answer, URI address) {
        try {
            return XmlNode.read(answer, sis.limits().maxDepth());
        } catch (MalformedRecord e) {
            throw new MalformedRecord(
                    who() + "The answer of " + address.getPath() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private MalformedRecord other(URI address) {
        return new MalformedRecord(who() + "The answer of " + address.getPath() + " is none of imobility-tors "
                + sis.settings().version() + ": check 'version' and the addresses against the EWP Registry.");
    }

    private String who() {
        return sis.university().id() + ": ";
    }
}
