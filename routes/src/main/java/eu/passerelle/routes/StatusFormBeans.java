package eu.passerelle.routes;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.portal.PublicAddress;
import eu.passerelle.portal.issuers.IssuerKeys;
import eu.passerelle.portal.issuers.IssuerNames;
import eu.passerelle.portal.issuers.PublishedKey;
import eu.passerelle.portal.status.BitstringJwt;
import eu.passerelle.portal.status.CopyStatuses;
import eu.passerelle.portal.status.StatusForm;
import eu.passerelle.portal.status.StatusIssuer;
import eu.passerelle.portal.status.TokenJwt;
import eu.passerelle.portal.wallets.StatusPlaces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;

/** How status lists are signed, and that copies for wallets have a place on them. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class StatusFormBeans {

    /** Its issuer and key as Open Badges in the form of JWT name them. */
    @Bean
    StatusForm bitstringJwt(PublicAddress hub, ObjectProvider<IssuerKeys> keys) {
        return new BitstringJwt(university -> {
            SigningKey key = first(keys);
            String did = new IssuerNames(hub, university).did();
            return new StatusIssuer(did, did + "#" + keyId(key), key);
        });
    }

    /** Its issuer and key as SD-JWT VC name them. */
    @Bean
    StatusForm tokenJwt(PublicAddress hub, ObjectProvider<IssuerKeys> keys) {
        return new TokenJwt(university -> {
            SigningKey key = first(keys);
            return new StatusIssuer(new IssuerNames(hub, university).address(), keyId(key), key);
        });
    }

    private static String keyId(SigningKey key) {
        return PublishedKey.of(key).jwk().getKeyID();
    }

    private static SigningKey first(ObjectProvider<IssuerKeys> keys) {
        IssuerKeys known = keys.getIfAvailable();
        if (known == null || known.now().isEmpty()) {
            throw new ConfigurationInvalid("hub.yaml: no key signs status lists; set keys.jwt.");
        }
        return known.now().getFirst();
    }

    @Bean
    StatusPlaces statusPlaces(CopyStatuses statuses) {
        return (achievement, configuration, copies) -> statuses.ofCopies(
                achievement.university().id(),
                achievement.credentialId(),
                configuration.making().renderer().format(),
                copies);
    }
}
