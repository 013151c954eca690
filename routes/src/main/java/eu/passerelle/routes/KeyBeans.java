package eu.passerelle.routes;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.journal.PublicKeys;
import eu.passerelle.journal.SealRenewals;
import eu.passerelle.routes.config.Configuration;
import java.time.Clock;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;

/** The hub's private keys, and what is known of their public halves. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class KeyBeans {

    @Bean
    SigningKeys signingKeys(Configuration configuration, Clock clock) {
        return new SigningKeys(configuration, clock);
    }

    @Bean
    PublicKeys publicKeys(JournalDatabase database) {
        return new PublicKeys(database);
    }

    @Bean
    KeyKeeper keyKeeper(SigningKeys keys, PublicKeys known, Clock clock) {
        return new KeyKeeper(keys, known, clock);
    }

    /** Does nothing but for seals of level LTA. */
    @Bean
    RoutesBuilder renewalRoute(
            CredentialSealer credentialSealer, JournalDatabase database, PayloadCipher cipher, Clock clock) {
        SealRenewing renewing = new SealRenewing(credentialSealer, new SealRenewals(database, cipher), clock);
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:renewals?period=3600000&delay=120000&synchronous=true")
                        .routeId("seal-renewals")
                        .bean(renewing, "renew");
            }
        };
    }

    @Bean
    RoutesBuilder keyRoute(KeyKeeper keeper) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:keys?period=60000&delay=60000&synchronous=true")
                        .routeId("keys")
                        .bean(keeper, "refresh");
            }
        };
    }
}
