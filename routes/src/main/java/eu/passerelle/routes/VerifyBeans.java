package eu.passerelle.routes;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.journal.CertificateNumbers;
import eu.passerelle.journal.KeptAchievements;
import eu.passerelle.model.Achievement;
import eu.passerelle.portal.verify.IssuedCertificates;
import eu.passerelle.portal.verify.VerifyDesk;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.verify.Trust;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;

/** Verification for everybody, by the hub's own trust: its issuers, its seal, and whom its operator names. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class VerifyBeans {

    @Bean
    VerifyDesk verifyDesk(Configuration configuration, SigningKeys keys) {
        return new VerifyDesk(() -> Verifying.publicly(configuration, ownSeal(keys)));
    }

    @Bean
    IssuedCertificates issuedCertificates(
            CertificateNumbers numbers, KeptAchievements achievements, Connections connections) {
        return number -> numbers.find(number).map(issued -> {
            Optional<Achievement> standing = achievements.standing(issued.credential());
            return new IssuedCertificates.Told(
                    issued.standing().name(),
                    connections
                            .known(issued.university())
                            .map(university ->
                                    university.university().organisation().legalName())
                            .orElse(null),
                    standing.map(achievement -> achievement.completion().title())
                            .orElse(null),
                    standing.map(achievement -> achievement.completion().completedOn())
                            .orElse(null));
        });
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
