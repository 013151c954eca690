package eu.passerelle.seal.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.HolderKey;
import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.elm.ElmRenderer;
import eu.passerelle.credentials.sdjwt.SdJwtRenderer;
import eu.passerelle.credentials.sdjwt.SdJwtType;
import eu.passerelle.credentials.sdjwt.SdJwtValidator;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.PersonName;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invented learners with names of many alphabets, their wallets' keys, and credentials of theirs. */
final class Learners {

    static final URI ISSUER = URI.create("https://hub.example/public/oid4vci/tampere");
    static final PersonName LUKASZ = PersonName.of("Łukasz", "Ążuolas");
    static final PersonName ELENI = PersonName.of("Ελένη", "Παπαδοπούλου");
    static final PersonName ASE = PersonName.of("Åse", "Ødegård");

    private Learners() {}

    static List<PersonName> all() {
        return List.of(LUKASZ, ELENI, ASE);
    }

    static Achievement achievement(PersonName name) {
        return Achievements.withLearner(
                Achievements.full(),
                new Learner(
                        List.of(name),
                        LocalDate.of(2001, 2, 3),
                        List.of(new LearnerIdentifier(LearnerIdentifier.Kind.LOCAL, "H100200", "tuni.fi"))));
    }

    /** The wallet's key pair. */
    static ECKey wallet() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static Binding bound(ECKey wallet, @Nullable URI statusList) {
        return new Binding(
                new HolderKey(wallet.toPublicJWK().toJSONObject(), "did:jwk:not-looked-at"),
                statusList == null ? List.of() : List.of(new StatusPlace(statusList, 42, "revocation")));
    }

    static SdJwtRenderer renderer(SdJwtType type) {
        return new SdJwtRenderer(type, university -> ISSUER, ElmRenderer.standard());
    }

    /** Rendered and judged by our validator. */
    static Credential rendered(SdJwtType type, PersonName name, Binding binding) {
        Credential credential = renderer(type).render(achievement(name), binding);
        var problems = new SdJwtValidator(type).validate(credential.content());
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
        return credential;
    }

    static String text(Credential credential) {
        return new String(credential.content(), StandardCharsets.UTF_8);
    }
}
