package eu.passerelle.routes;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.credentials.ebsi.EbsiIssuer;
import eu.passerelle.credentials.sdjwt.SdJwtType;
import eu.passerelle.routes.config.FormatSettings;
import eu.passerelle.routes.config.UniversitySettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a university issues to wallets by its own choice, read with the files that it names.
 *
 * @param types of SD-JWT VC by the id that wallets know them by, in order
 * @param ebsi null: no EBSI attestations
 * @param statusSchema of EBSI's status lists; null: attestations have no status
 */
record UniversityFormats(
        Map<String, SdJwtType> types,
        @Nullable EbsiIssuer ebsi,
        @Nullable URI statusSchema) {

    /** Of universities that say nothing about it. */
    static final UniversityFormats STANDARD =
            new UniversityFormats(Map.of(SdJwtType.DEFAULT, SdJwtType.standard(SdJwtType.DEFAULT)), null, null);

    private static final int LARGEST_TYPE = 256 * 1024;

    /**
     * @param home the configuration directory
     * @throws ConfigurationInvalid a type or the EBSI issuer cannot be used
     */
    static UniversityFormats of(UniversitySettings settings, Path home) {
        FormatSettings formats = settings.formats();
        if (formats == null) {
            return STANDARD;
        }
        String key = "universities/" + settings.id() + ".yaml: 'formats.";
        Map<String, SdJwtType> types = STANDARD.types();
        if (formats.sdJwt() != null) {
            types = new LinkedHashMap<>();
            for (String name : formats.sdJwt()) {
                if (types.put(id(name), type(name, home, key + "sdJwt': ")) != null) {
                    throw new ConfigurationInvalid(key + "sdJwt': '" + id(name) + "' stands twice; keep one.");
                }
            }
        }
        FormatSettings.Ebsi ebsi = formats.ebsi();
        if (ebsi == null) {
            return new UniversityFormats(types, null, null);
        }
        FormatSettings.Status status = ebsi.status();
        return new UniversityFormats(types, issuer(ebsi, key), status == null ? null : status.schema());
    }

    /** A file's name without folder and ending. */
    private static String id(String name) {
        return name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.json$", "");
    }

    private static SdJwtType type(String name, Path home, String key) {
        try {
            return name.contains("/") ? SdJwtType.parse(text(home.resolve(name))) : SdJwtType.standard(name);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationInvalid(
                    key + e.getMessage() + ". Use eudi-learning-credential,"
                            + " dc4eu-micro-credential, dc4eu-diploma, dc4eu-elm, or a file such as types/our-credential.json.");
        } catch (IOException e) {
            throw new ConfigurationInvalid(
                    key + home.resolve(name) + " cannot be read; put the type's file there, or leave it out.");
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > LARGEST_TYPE) {
            throw new IllegalArgumentException(file + " is larger than a type can be, 256 KB");
        }
        return Files.readString(file);
    }

    private static EbsiIssuer issuer(FormatSettings.Ebsi ebsi, String key) {
        try {
            return new EbsiIssuer(
                    ebsi.did(),
                    ebsi.schema(),
                    Objects.requireNonNullElse(ebsi.types(), List.of()),
                    ebsi.accreditation(),
                    ebsi.status() == null ? null : ebsi.status().proxy());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationInvalid(key + "ebsi': " + e.getMessage() + ".");
        }
    }
}
