package eu.passerelle.routes;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.credentials.elmo.ElmoRenderer;
import eu.passerelle.portal.emrex.EmrexProvider;
import eu.passerelle.portal.emrex.EmrexProviders;
import eu.passerelle.portal.emrex.ReturnAddresses;
import eu.passerelle.routes.config.Configuration;
import org.springframework.context.annotation.Bean;

/** Which universities give results by EMREX: all that run, where clients are named and ELMO can be sealed. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class EmrexBeans {

    @Bean
    EmrexProviders emrexProviders(Configuration configuration, Connections connections, Formats formats) {
        ReturnAddresses returns = returns(configuration);
        if (!returns.allowed().isEmpty() && formats.find(ElmoRenderer.FORMAT).isEmpty()) {
            throw new ConfigurationInvalid("hub.yaml: emrex gives signed ELMO, which this hub cannot issue; add the key"
                    + " for it to 'keys', or remove 'emrex'.");
        }
        return university -> formats.find(ElmoRenderer.FORMAT)
                .filter(format -> !returns.allowed().isEmpty())
                .flatMap(format -> connections
                        .university(university)
                        .map(known -> new EmrexProvider(known.university(), formats.sealer(format), returns)));
    }

    private static ReturnAddresses returns(Configuration configuration) {
        try {
            return new ReturnAddresses(configuration.hub().emrex().returns());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationInvalid("hub.yaml: emrex.returns: " + e.getMessage() + ".", e);
        }
    }
}
