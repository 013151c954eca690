package eu.passerelle.routes;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.SealProvider;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.credentials.certificate.CertificatePicture;
import eu.passerelle.credentials.certificate.CertificateTemplates;
import eu.passerelle.credentials.elm.ElmRenderer;
import eu.passerelle.credentials.elm.validation.EdcValidator;
import eu.passerelle.credentials.elm.validation.ProfilePack;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.config.Modules;
import eu.passerelle.routes.config.Plugged;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;

/** The formats that can be issued with the keys that hub.yaml names. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class FormatBeans {

    @Bean
    CredentialSealer credentialSealer(Configuration configuration) {
        Plugged seal = configuration.hub().seal();
        SealProvider<?> provider = Modules.seal(seal.protocol())
                .orElseThrow(() ->
                        new ConfigurationInvalid("hub.yaml: seal.protocol '" + seal.protocol() + "' is not a seal."));
        return open(provider, seal, configuration);
    }

    private static <S> CredentialSealer open(SealProvider<S> provider, Plugged seal, Configuration configuration) {
        return provider.open(provider.settingsType().cast(seal.settings()), configuration.home());
    }

    @Bean
    Formats formats(CredentialSealer seal, Connections connections, CertificateTemplates templates) {
        Map<String, Formats.Format> formats = new HashMap<>();
        formats.put(
                Formats.EUROPASS,
                new Formats.Format(
                        new ElmRenderer(new CertificatePicture(templates)),
                        EdcValidator.of(ProfilePack.load("edc-1.1.0")),
                        seal));
        Formats all = new Formats(formats);
        connections.targets().forEach((name, target) -> all.require(target.format(), name));
        return all;
    }
}
