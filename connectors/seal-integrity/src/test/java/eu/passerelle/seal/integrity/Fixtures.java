package eu.passerelle.seal.integrity;

import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.CredentialRenderer;
import eu.passerelle.credentials.HolderKey;
import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.credentials.certificate.CertificatePicture;
import eu.passerelle.credentials.clr.ClrRenderer;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.openbadge.OpenBadgeRenderer;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Learner;
import eu.passerelle.model.PersonName;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Credentials of every shape that the hub issues, by name, for one issuer. */
final class Fixtures {

    static final String HOLDER = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
    static final Binding BOUND = new Binding(
            new HolderKey(Map.of("kty", "OKP"), HOLDER),
            List.of(
                    new StatusPlace(URI.create("https://hub.example/public/status/t/s1"), 7, "suspension"),
                    new StatusPlace(URI.create("https://hub.example/public/status/t/r1"), 94567, "revocation")));

    private Fixtures() {}

    static Map<String, Credential> all(URI issuer) {
        Map<String, Achievement> achievements = new LinkedHashMap<>();
        achievements.put("full", Achievements.full());
        achievements.put("bare", Achievements.bare());
        achievements.put("odd letters", oddLetters());
        achievements.put("own issuer", Achievements.withIssuer(Achievements.full(), Achievements.TAMPERE));
        Map<String, Credential> all = new LinkedHashMap<>();
        List<CredentialRenderer> renderers =
                List.of(OpenBadgeRenderer.forProof(university -> issuer), new ClrRenderer(university -> issuer));
        for (CredentialRenderer renderer : renderers) {
            achievements.forEach((name, achievement) -> {
                all.put(renderer.format() + " " + name, renderer.render(achievement));
                all.put(renderer.format() + " " + name + " bound", renderer.render(achievement, BOUND));
            });
        }
        all.put("openbadge with a picture", pictured(issuer).render(Achievements.full()));
        return all;
    }

    static Credential one(String name, URI issuer) {
        return Objects.requireNonNull(all(issuer).get(name), name);
    }

    static OpenBadgeRenderer pictured(URI issuer) {
        CertificatePicture picture = new CertificatePicture();
        return OpenBadgeRenderer.forProof(university -> issuer).withPicture(picture::draw);
    }

    /** Names and titles with whatever JSON and N-Quads write in their own ways. */
    private static Achievement oddLetters() {
        Achievement titled = Achievements.withTitle(
                Achievements.full(),
                Achievements.text(
                        "fi", "Tieto\u00ad\"ja\" \\taito\\ <b>&amp;</b>\n\tŠiauliai 数学 \u007f 𝔘𝔫𝔦 e\u0301 \u2028"));
        return Achievements.withLearner(
                titled,
                new Learner(
                        List.of(new PersonName("Žydrūnė \"Ž\"", "O'Connor-Łuczak وسيم 王小明", "lt", "Latn")),
                        null,
                        List.of()));
    }
}
