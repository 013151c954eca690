package eu.passerelle.connectors.keys;

import eu.passerelle.connectors.KeyContext;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.connectors.keys.DemoCertificates.Issued;
import eu.passerelle.connectors.keys.DemoCertificates.Subject;
import eu.passerelle.connectors.keys.DemoCertificates.Validity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Keys of every kind under an authority of their own, in a test's directory. */
record KeyFiles(Path directory, Issued authority) {

    static final Secret PASSWORD = new Secret("correct horse");
    static final Subject UNIVERSITY = new Subject("Example seal", "Πανεπιστήμιο Example", "VATEL-099999999", "GR");

    static KeyFiles in(Path directory) throws GeneralSecurityException {
        return new KeyFiles(
                directory,
                DemoCertificates.authority(new Subject("Test authority", "Test", null, "BE"), validity(0, 365)));
    }

    /** In days from now. */
    static Validity validity(int from, int until) {
        Instant now = Instant.now();
        return new Validity(now.plus(Duration.ofDays(from)).minusSeconds(60), now.plus(Duration.ofDays(until)));
    }

    static KeyPair pair(String kind) throws GeneralSecurityException {
        if (kind.startsWith("RSA")) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(Integer.parseInt(kind.substring(3)));
            return generator.generateKeyPair();
        }
        if (kind.startsWith("Ed")) {
            return KeyPairGenerator.getInstance(kind).generateKeyPair();
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(kind));
        return generator.generateKeyPair();
    }

    Issued issue(KeyPair keys) throws GeneralSecurityException {
        return DemoCertificates.seal(UNIVERSITY, validity(0, 365), keys, authority);
    }

    Certificate[] chain(Issued key) {
        return new Certificate[] {key.certificate(), authority.certificate()};
    }

    void write(String name, Issued... keys) throws GeneralSecurityException, IOException {
        char[] password = PASSWORD.value().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setCertificateEntry("authority", authority.certificate());
        for (int i = 0; i < keys.length; i++) {
            store.setKeyEntry("key" + i, keys[i].key(), password, chain(keys[i]));
        }
        try (OutputStream out = Files.newOutputStream(directory.resolve(name))) {
            store.store(out, password);
        }
    }

    KeyContext context(String section) {
        return new KeyContext(
                section, directory, Limits.DEFAULT, new OutgoingAddresses(List.of("localhost")), Clock.systemUTC());
    }

    /** By the JDK alone. */
    static boolean verifies(SigningKey key, byte[] data, byte[] signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(
                switch (key.algorithm()) {
                    case "ES256" -> "SHA256withECDSAinP1363Format";
                    case "ES384" -> "SHA384withECDSAinP1363Format";
                    case "ES512" -> "SHA512withECDSAinP1363Format";
                    case "RS256" -> "SHA256withRSA";
                    case "RS384" -> "SHA384withRSA";
                    case "RS512" -> "SHA512withRSA";
                    case "EdDSA" -> "Ed25519";
                    default -> throw new IllegalArgumentException(key.algorithm());
                });
        signature.initVerify(key.publicKey());
        signature.update(data);
        return signature.verify(signed);
    }
}
