package eu.passerelle.portal.status;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.journal.StatusKind;
import eu.passerelle.model.Credential;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** A bitstring list with a Data Integrity proof, as verifiers of Open Badges expect it. */
public final class BitstringProof implements StatusForm {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Function<String, Proving> provers;

    /**
     * Who puts the proof under a university's lists.
     *
     * @param issuer as in the credentials
     */
    public record Proving(String issuer, CredentialSealer sealer) {}

    /** @param provers by university; asked for every proof, so that keys may change while the hub runs */
    public BitstringProof(Function<String, Proving> provers) {
        this.provers = provers;
    }

    @Override
    public StatusKind kind() {
        return StatusKind.BITSTRING;
    }

    @Override
    public String mediaType() {
        return "application/vc";
    }

    @Override
    public byte[] write(UnsignedList list) {
        Proving proving = provers.apply(list.content().university());
        byte[] json = JSON.writeValueAsBytes(BitstringCredential.of(list, proving.issuer()));
        Credential credential = new Credential(list.content().list(), "bitstring-status-list", mediaType(), json);
        return proving.sealer().seal(credential, list.from()).content();
    }
}
