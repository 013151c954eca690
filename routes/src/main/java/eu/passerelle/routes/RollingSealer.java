package eu.passerelle.routes;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Organisation;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * A sealer whose key is replaced while it works. {@link #seal} takes all three steps with one key; whoever takes them one
 * by one takes them with {@link #now}.
 */
final class RollingSealer implements CredentialSealer {

    private final Function<SigningKey, CredentialSealer> make;
    private volatile CredentialSealer now;

    RollingSealer(SigningKey key, Function<SigningKey, CredentialSealer> make) {
        this.make = make;
        this.now = make.apply(key);
    }

    /** The sealer of the key that is used now; it keeps that key. */
    CredentialSealer now() {
        return now;
    }

    /**
     * What is to be done for another key to be used from now on; nothing changes before it is done.
     *
     * @throws ConfigurationInvalid the key cannot seal, or seals for another organisation: what is being issued has
     *     the issuer's name in it already
     */
    Runnable following(SigningKey key) {
        CredentialSealer next = make.apply(key);
        if (!next.issuer().equals(now.issuer())) {
            throw new ConfigurationInvalid(
                    key.source() + " is of another organisation than the key in use; put it there"
                            + " again while the hub is stopped, or put back one of the same organisation.");
        }
        return () -> now = next;
    }

    @Override
    public Organisation issuer() {
        return now.issuer();
    }

    @Override
    public Instant validUntil() {
        return now.validUntil();
    }

    @Override
    public DataToSeal prepare(Credential credential, Instant at) {
        return now.prepare(credential, at);
    }

    @Override
    public byte[] sign(DataToSeal data) {
        return now.sign(data);
    }

    @Override
    public Credential finish(DataToSeal data, byte[] signature) {
        return now.finish(data, signature);
    }

    @Override
    public boolean renews() {
        return now.renews();
    }

    @Override
    public Optional<Instant> provenUntil(byte[] sealed) {
        return now.provenUntil(sealed);
    }

    @Override
    public byte[] renewed(byte[] sealed) {
        return now.renewed(sealed);
    }

    /** @throws ConfigurationInvalid the certificate has ended: what is sealed after that is worth nothing */
    @Override
    public Credential seal(Credential credential, Instant at) {
        CredentialSealer sealer = now;
        if (at.isAfter(sealer.validUntil())) {
            throw new ConfigurationInvalid(
                    "Nothing is sealed as '" + credential.format() + "': the certificate of its key" + " expired at "
                            + sealer.validUntil() + "; put the renewed one there, the hub takes it without a stop.");
        }
        return sealer.seal(credential, at);
    }
}
