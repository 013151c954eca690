package eu.passerelle.routes;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.portal.verify.VerifyDesk;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.verify.Trust;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;

/** Verification for everybody, by the hub's own trust: its issuers, its seal, and whom its operator names. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class VerifyBeans {

    @Bean
    VerifyDesk verifyDesk(Configuration configuration, SigningKeys keys) {
        return new VerifyDesk(() -> Verifying.policy(configuration, ownSeal(keys), List.of()));
    }

    /** The certificate of the seal as it is now; of earlier seals operators keep the authority in {@code trust}. */
    private static Trust ownSeal(SigningKeys keys) {
        return new Trust(
                keys.find(SigningKeys.SEAL).map(SigningKey::chain).stream()
                        .flatMap(List::stream)
                        .limit(1)
                        .toList(),
                Set.of());
    }
}
