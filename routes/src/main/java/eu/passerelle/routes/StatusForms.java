package eu.passerelle.routes;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.credentials.openbadge.OpenBadgeRenderer;
import eu.passerelle.portal.PublicAddress;
import eu.passerelle.portal.issuers.IssuerNames;
import eu.passerelle.portal.issuers.PublishedKey;
import eu.passerelle.portal.status.BitstringJwt;
import eu.passerelle.portal.status.BitstringProof;
import eu.passerelle.portal.status.StatusForm;
import eu.passerelle.portal.status.StatusIssuer;
import eu.passerelle.portal.status.TokenJwt;
import java.util.ArrayList;
import java.util.List;

/** How status lists are signed: each by issuer and key as the credentials name them. */
record StatusForms(PublicAddress hub, SigningKeys keys, Formats formats) {

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
            forms.add(new TokenJwt(
                    university -> new StatusIssuer(names(university).address(), keyId(), key())));
        }
        return List.copyOf(forms);
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
