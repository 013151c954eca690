package eu.passerelle.seal.dss;

import eu.passerelle.connectors.Secret;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code seal:} in {@code hub.yaml} for protocol {@code dss}. Its key is the one of {@code keystore}, or, where that is
 * absent, the one of {@code keys.seal}, which may be in a hardware module or at a signing service.
 *
 * @param keystore PKCS#12 file with the seal's key and certificates, relative to the configuration directory
 * @param password of the file and of the key in it
 * @param level baseline level of ETSI TS 119 182-1; default {@code B}, the other ones
 *     need {@code timestamp}
 * @param timestamp the authority whose time stamps levels T, LT and LTA have
 * @param signingTime header that carries the claimed sealing time; default {@code IAT}
 * @param language BCP 47 language of the organisation's name in the certificate, which does not say it; default
 *     {@code en}
 * @param demo make a demo authority and an untrusted demo seal when the keystore is missing; default false
 */
public record DssSealSettings(
        @Nullable String keystore,
        @Nullable Secret password,
        Level level,
        @Nullable TimeStampSettings timestamp,
        SigningTime signingTime,
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

    public DssSealSettings(
            @Nullable String keystore,
            @Nullable Secret password,
            @Nullable Level level,
            @Nullable TimeStampSettings timestamp,
            @Nullable SigningTime signingTime,
            @Nullable String language,
            @Nullable Boolean demo) {
        this.keystore = keystore;
        this.password = password;
        this.level = Objects.requireNonNullElse(level, Level.B);
        this.timestamp = timestamp;
        this.signingTime = Objects.requireNonNullElse(signingTime, SigningTime.IAT);
        this.language = Objects.requireNonNullElse(language, "en");
        this.demo = Objects.requireNonNullElse(demo, false);
        if ((keystore == null) != (password == null)) {
            throw new IllegalArgumentException("seal.keystore and seal.password go together: give both or neither");
        }
        if (this.level != Level.B && timestamp == null) {
            throw new IllegalArgumentException(
                    "seal.level " + level
                            + " needs the address of a time-stamping authority: give seal.timestamp.url, or set seal.level to B");
        }
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
