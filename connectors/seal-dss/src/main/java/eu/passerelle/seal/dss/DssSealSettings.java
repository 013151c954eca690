package eu.passerelle.seal.dss;

import eu.passerelle.connectors.Secret;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code seal:} in {@code hub.yaml} for protocol {@code dss}.
 *
 * @param keystore PKCS#12 file with the seal's key and certificates, relative to the configuration directory
 * @param password of the file and of the key in it
 * @param level baseline level of ETSI TS 119 182-1; default {@code B}, the only one so far
 * @param signingTime header that carries the claimed sealing time; default {@code IAT}
 * @param digest of the seal; default {@code SHA256}. An EC key fixes it: P-256 SHA256, P-384 SHA384, P-521 SHA512
 * @param language BCP 47 language of the organisation's name in the certificate, which does not say it; default
 *     {@code en}
 * @param demo make a demo authority and an untrusted demo seal when the keystore is missing; default false
 */
public record DssSealSettings(
        String keystore,
        Secret password,
        Level level,
        SigningTime signingTime,
        Digest digest,
        String language,
        Boolean demo) {

    /** JAdES baseline level: signature alone, with a time stamp, with validation data, with an archive time stamp. */
    public enum Level {
        B,
        T,
        LT,
        LTA
    }

    /**
     * ETSI TS 119 182-1 asks for {@code iat} since 15 July 2025; {@code sigT} is for validators that do not know it.
     */
    public enum SigningTime {
        IAT,
        SIG_T
    }

    /** Digest algorithm of the seal. */
    public enum Digest {
        SHA256,
        SHA384,
        SHA512
    }

    public DssSealSettings(
            String keystore,
            Secret password,
            @Nullable Level level,
            @Nullable SigningTime signingTime,
            @Nullable Digest digest,
            @Nullable String language,
            @Nullable Boolean demo) {
        // A missing keystore or password is reported by the binding, which knows file and line.
        this.keystore = keystore;
        this.password = password;
        this.level = Objects.requireNonNullElse(level, Level.B);
        this.signingTime = Objects.requireNonNullElse(signingTime, SigningTime.IAT);
        this.digest = Objects.requireNonNullElse(digest, Digest.SHA256);
        this.language = Objects.requireNonNullElse(language, "en");
        this.demo = Objects.requireNonNullElse(demo, false);
        if (Locale.forLanguageTag(this.language).getLanguage().isEmpty()) {
            throw new IllegalArgumentException(
                    "seal.language must be a BCP 47 tag such as 'en', not '" + language + "'");
        }
    }

    /** A seal of level B with all defaults. */
    public static DssSealSettings of(String keystore, Secret password) {
        return new DssSealSettings(keystore, password, null, null, null, null, null);
    }
}
