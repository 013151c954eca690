package eu.passerelle.routes;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.failure.SigningUnavailable;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Organisation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** A sealer of which what it has sealed says itself until when it is proven. */
final class DatedSealer implements CredentialSealer {

    /** Until when a renewal proves it. */
    Instant next;

    /** What is proven until then is never renewed. */
    Instant never = Instant.MAX;

    boolean away;
    int asked;
    boolean archiving = true;

    DatedSealer(Instant next) {
        this.next = next;
    }

    @Override
    public boolean renews() {
        return archiving;
    }

    @Override
    public Optional<Instant> provenUntil(byte[] sealed) {
        return Optional.of(Instant.parse(new String(sealed, StandardCharsets.UTF_8)));
    }

    @Override
    public byte[] renewed(byte[] sealed) {
        asked++;
        if (away || never.toString().equals(new String(sealed, StandardCharsets.UTF_8))) {
            throw new SigningUnavailable("The authority is away.");
        }
        return next.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Organisation issuer() {
        return Achievements.HUB;
    }

    @Override
    public Instant validUntil() {
        return Instant.MAX;
    }

    @Override
    public DataToSeal prepare(Credential credential, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] sign(DataToSeal data) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Credential finish(DataToSeal data, byte[] signature) {
        throw new UnsupportedOperationException();
    }
}
