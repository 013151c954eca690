package eu.passerelle.routes;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.credentials.elm.EdcProfile;
import eu.passerelle.credentials.elm.EdcTerms;
import eu.passerelle.credentials.elm.Mandate;
import eu.passerelle.credentials.elm.validation.ProfilePack;
import eu.passerelle.routes.config.EdcSettings;
import eu.passerelle.routes.config.UniversitySettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Reads what configuration says of Europass credentials, with the files that it names. */
final class EuropassTerms {

    private EuropassTerms() {}

    /**
     * Of one university.
     *
     * @param home the configuration directory
     * @throws ConfigurationInvalid the mandate cannot be used
     */
    static EdcTerms of(UniversitySettings settings, Path home) {
        EdcSettings edc = settings.edc();
        if (edc == null) {
            return EdcTerms.GENERIC;
        }
        EdcProfile profile = Objects.requireNonNullElse(edc.profile(), EdcProfile.GENERIC);
        EdcSettings.Mandated mandated = edc.mandate();
        return new EdcTerms(profile, mandated == null ? null : mandate(settings.id(), mandated, home));
    }

    private static Mandate mandate(String university, EdcSettings.Mandated mandated, Path home) {
        String key = "universities/" + university + ".yaml: 'edc.mandate': ";
        try {
            Mandate mandate = Mandate.of(mandated.statement());
            Path document = mandated.document();
            return document == null ? mandate : mandate.with(bytes(home.resolve(document)));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationInvalid(key + e.getMessage());
        } catch (IOException e) {
            throw new ConfigurationInvalid(key + home.resolve(Objects.requireNonNull(mandated.document()))
                    + " cannot be read; name the file of" + " the mandate, or leave 'document' out");
        }
    }

    /** No more than tells that a file is too large. */
    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Mandate.MOST_BYTES + 1);
        }
    }

    /**
     * The pack that the hub writes and checks by.
     *
     * @param name of one that comes with the hub, or a directory, which has a {@code /}
     * @throws ConfigurationInvalid there is none, or it contradicts itself
     */
    static ProfilePack pack(String name, Path home) {
        try {
            return name.contains("/") ? ProfilePack.load(home.resolve(name)) : ProfilePack.load(name);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationInvalid("hub.yaml: 'europass.profilePack': " + e.getMessage()
                    + " Use edc-1.1.0, edc-1.2.0 or a directory such as packs/edc-3.3.");
        }
    }
}
