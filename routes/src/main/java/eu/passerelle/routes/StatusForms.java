package eu.passerelle.routes;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.credentials.openbadge.OpenBadgeRenderer;
import eu.passerelle.portal.PublicAddress;
import eu.passerelle.portal.issuers.IssuerNames;
import eu.passerelle.portal.issuers.PublishedKey;
import eu.passerelle.portal.status.BitstringJwt;
import eu.passerelle.portal.status.BitstringProof;
import eu.passerelle.portal.status.EbsiStatusList;
import eu.passerelle.portal.status.StatusForm;
import eu.passerelle.portal.status.StatusIssuer;
import eu.passerelle.portal.status.TokenJwt;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How status lists are signed: each by issuer and key as the credentials name them. */
record StatusForms(PublicAddress hub, SigningKeys keys, Formats formats, Connections connections) {

    /** Those that there is a key for; what verifiers of Open Badges read comes before the JWT. */
    List<StatusForm> all() {
        List<StatusForm> forms = new ArrayList<>();
        formats.find(OpenBadgeRenderer.FORMAT)
                .ifPresent(badge -> forms.add(new BitstringProof(university ->
                        new BitstringProof.Proving(names(university).did(), badge.sealer()))));
        if (keys.uses().contains(SigningKeys.JWT)) {
            forms.add(new BitstringJwt(university -> {
                String did = names(university).did();
                return new StatusIssuer(did, did + "#" + keyId(), key());
            }));
            forms.add(new EbsiStatusList(this::attesting));
            forms.add(new TokenJwt(
                    university -> new StatusIssuer(names(university).address(), keyId(), key())));
        }
        return List.copyOf(forms);
    }

    /** Empty where the university's attestations have no status. */
    private Optional<EbsiStatusList.Issuer> attesting(String university) {
        return connections
                .known(university)
                .map(ConnectedUniversity::formats)
                .flatMap(formats -> Optional.ofNullable(formats.ebsi())
                        .filter(ebsi -> ebsi.statusProxy() != null && formats.statusSchema() != null)
                        .map(ebsi -> new EbsiStatusList.Issuer(
                                new StatusIssuer(ebsi.did(), ebsi.did() + "#" + keyId(), key()),
                                Objects.requireNonNull(ebsi.statusProxy()),
                                Objects.requireNonNull(formats.statusSchema()))));
    }

    private IssuerNames names(String university) {
        return new IssuerNames(hub, university);
    }

    /** Asked for each time: keys change while the hub runs. */
    private SigningKey key() {
        return keys.find(SigningKeys.JWT).orElseThrow();
    }

    private String keyId() {
        return PublishedKey.of(key()).jwk().getKeyID();
    }
}
