package eu.passerelle.routes;

import eu.passerelle.routes.config.Configuration;
import java.time.Clock;
import org.springframework.context.annotation.Bean;

/** The hub's private keys. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class KeyBeans {

    @Bean
    SigningKeys signingKeys(Configuration configuration, Clock clock) {
        return new SigningKeys(configuration, clock);
    }
}
