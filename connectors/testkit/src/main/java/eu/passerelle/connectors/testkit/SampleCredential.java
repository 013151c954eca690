package eu.passerelle.connectors.testkit;

import eu.passerelle.model.Credential;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;

/** Documents with the outer form of a sealed Europass credential; the signature in them is only noise. */
public final class SampleCredential {

    private SampleCredential() {}

    /** JWS JSON serialisation of about this size, the payload's id being {@code urn:credential:<id>}. */
    public static Credential sealed(UUID id, int bytes) {
        byte[] noise = new byte[Math.max(64, bytes * 3 / 4 - 400)];
        new Random(id.getLeastSignificantBits()).nextBytes(noise);
        String image = Base64.getEncoder().encodeToString(noise);
        String payload = """
                {\\"@context\\":[\\"https://www.w3.org/2018/credentials/v1\\"],\\"id\\":\\"urn:credential:%s\\",\
                \\"type\\":[\\"VerifiableCredential\\",\\"EuropeanDigitalCredential\\"],\
                \\"title\\":{\\"el\\":\\"Δεδομένα\\"},\\"image\\":\\"%s\\"}""".formatted(id, image);
        String document = "{\"payload\":\"" + payload
                + "\",\"signatures\":[{\"protected\":\"eyJhbGciOiJFUzI1NiJ9\",\"signature\":\"c2FtcGxl\"}]}";
        return new Credential(id, "elm", "application/ld+json", document.getBytes(StandardCharsets.UTF_8));
    }

    /** The same without a seal. */
    public static Credential unsealed(UUID id) {
        return new Credential(
                id,
                "elm",
                "application/ld+json",
                ("{\"id\":\"urn:credential:" + id + "\"}").getBytes(StandardCharsets.UTF_8));
    }
}
