package eu.passerelle.routes;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.FormatSeal;
import eu.passerelle.credentials.CredentialRenderer;
import eu.passerelle.credentials.CredentialValidator;
import eu.passerelle.credentials.certificate.CertificatePicture;
import eu.passerelle.credentials.certificate.CertificateTemplates;
import eu.passerelle.credentials.clr.ClrRenderer;
import eu.passerelle.credentials.clr.ClrValidator;
import eu.passerelle.credentials.elm.EdcTerms;
import eu.passerelle.credentials.elm.ElmRenderer;
import eu.passerelle.credentials.elm.validation.EdcValidator;
import eu.passerelle.credentials.elm.validation.ProfilePack;
import eu.passerelle.credentials.elmo.ElmoRenderer;
import eu.passerelle.credentials.elmo.ElmoValidator;
import eu.passerelle.credentials.openbadge.OpenBadgeRenderer;
import eu.passerelle.credentials.openbadge.OpenBadgeValidator;
import eu.passerelle.credentials.sdjwt.SdJwtRenderer;
import eu.passerelle.credentials.sdjwt.SdJwtType;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import eu.passerelle.portal.PublicAddress;
import eu.passerelle.portal.issuers.IssuerNames;
import eu.passerelle.routes.Formats.Format;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.config.Modules;
import eu.passerelle.routes.observe.SealMeters;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;

/** The formats that can be issued with the keys that hub.yaml names. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class FormatBeans {

    @Bean
    CredentialSealer credentialSealer(SigningKeys keys) {
        return keys.seal();
    }

    @Bean
    SecondOpinion secondOpinion(
            Configuration configuration,
            SigningKeys keys,
            Connections connections,
            CertificateTemplates templates,
            Objections objections,
            ObjectProvider<SealMeters> meters) {
        return new SecondOpinion(
                configuration.hub().secondOpinionEvery(),
                format -> keys.find(
                        format.equals(Formats.EUROPASS)
                                ? SigningKeys.SEAL
                                : Modules.formatSeal(format)
                                        .map(FormatSeal::use)
                                        .orElse("")),
                university -> university.isEmpty()
                        ? List.of()
                        : List.of(templates.of(university), connections.known(university)),
                objections::note,
                meters.getIfAvailable(() -> new SealMeters(new CompositeMeterRegistry())),
                Clock.systemUTC());
    }

    @Bean
    Formats formats(
            Configuration configuration,
            SigningKeys keys,
            Connections connections,
            CertificateTemplates templates,
            SecondOpinion opinion) {
        Format europass = europass(configuration, keys, connections, templates);
        Issuers issuers =
                new Issuers(new PublicAddress(configuration.hub().web().address()));
        Map<String, Format> formats = new HashMap<>();
        formats.put(Formats.EUROPASS, europass);
        Written written = new Written(keys, europass.sealer().issuer(), issuers, formats);
        SdJwtType type = SdJwtType.standard(SdJwtType.DEFAULT);
        ChosenFormats chosen =
                new ChosenFormats(keys, europass.sealer().issuer(), issuers::address, europass.renderer());
        chosen.sdJwt(type).ifPresent(format -> formats.put(SdJwtRenderer.FORMAT, format));
        written.with(OpenBadgeRenderer.forJwt(issuers::did), new OpenBadgeValidator());
        written.with(OpenBadgeRenderer.forProof(issuers::did), new OpenBadgeValidator());
        written.with(new ClrRenderer(issuers::did), new ClrValidator());
        written.with(new ElmoRenderer(), new ElmoValidator());
        Formats all = new Formats(formats, chosen, opinion);
        connections.targets().forEach((name, target) -> all.require(target.format(), name));
        return all;
    }

    /** The same without a second reader, where nothing is delivered. */
    Formats formats(
            Configuration configuration, SigningKeys keys, Connections connections, CertificateTemplates templates) {
        return formats(configuration, keys, connections, templates, SecondOpinion.none());
    }

    /** Adds a format where there is what seals it, and a key for that. */
    private record Written(SigningKeys keys, Organisation issuer, Issuers issuers, Map<String, Format> formats) {

        void with(CredentialRenderer renderer, CredentialValidator validator) {
            Modules.formatSeal(renderer.format())
                    .flatMap(seal -> keys.sealer(seal.use(), key -> seal.open(key, issuer, issuers.dids())))
                    .ifPresent(sealer -> formats.put(renderer.format(), new Format(renderer, validator, sealer)));
        }
    }

    private static Format europass(
            Configuration configuration, SigningKeys keys, Connections connections, CertificateTemplates templates) {
        ProfilePack pack = EuropassTerms.pack(configuration.hub().europass().profilePack(), configuration.home());
        EdcTerms.Source terms = university ->
                connections.known(university.id()).map(ConnectedUniversity::edc).orElse(EdcTerms.GENERIC);
        return new Format(
                new ElmRenderer(new CertificatePicture(templates)).with(pack).with(terms),
                EdcValidator.of(pack),
                keys.seal());
    }

    /** How credentials name the universities that issue them. */
    private record Issuers(PublicAddress hub) {

        /** What all DIDs begin with. */
        String dids() {
            return new IssuerNames(hub, "").did();
        }

        URI did(University university) {
            return URI.create(new IssuerNames(hub, university.id()).did());
        }

        URI address(University university) {
            return URI.create(new IssuerNames(hub, university.id()).address());
        }
    }
}
