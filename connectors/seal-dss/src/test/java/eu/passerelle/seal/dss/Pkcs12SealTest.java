package eu.passerelle.seal.dss;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.keys.Pkcs12KeyProvider;
import eu.passerelle.connectors.keys.Pkcs12Settings;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;

class Pkcs12SealTest extends SealContract {

    @Override
    SigningKey key(String kind) throws Exception {
        KeyPair keys = kind.equals("RSA2048") ? SealFiles.rsa(2048) : SealFiles.ec(kind);
        Certificate certificate = authority.issueSeal(
                keys.getPublic(), Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofDays(365)));
        char[] password = SealFiles.PASSWORD.value().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setKeyEntry(
                "seal", keys.getPrivate(), password, new Certificate[] {certificate, authority.certificate()});
        try (OutputStream out = Files.newOutputStream(directory.resolve("seal.p12"))) {
            store.store(out, password);
        }
        return new Pkcs12KeyProvider().open(new Pkcs12Settings("seal.p12", SealFiles.PASSWORD, null, null), context());
    }
}
