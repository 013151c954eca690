package eu.passerelle.connectors.keys;

import eu.passerelle.connectors.KeyContext;
import eu.passerelle.connectors.KeyProvider;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.json.JsonFields;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A key at a remote signing service (Cloud Signature Consortium, API v2). */
public final class CscKeyProvider implements KeyProvider<CscSettings> {

    /** Services count signatures: a key is tried once, not at each look. */
    private final Map<CscSettings, List<X509Certificate>> proven = new ConcurrentHashMap<>();

    @Override
    public String protocol() {
        return "csc";
    }

    @Override
    public Class<CscSettings> settingsType() {
        return CscSettings.class;
    }

    @Override
    public SigningKey open(CscSettings settings, KeyContext context) {
        CscService service = new CscService(settings, context);
        String source = "Signing service " + service.host() + ", credential '" + settings.credential() + "'";
        ObjectNode request = CscService.request()
                .put("credentialID", settings.credential())
                .put("certificates", "chain")
                .put("certInfo", true)
                .put("authInfo", true);
        JsonNode info = service.call("credentials/info", request);
        String status = Objects.requireNonNullElse(JsonFields.text(info.path("key"), "status"), "enabled");
        if (!status.equals("enabled")) {
            throw new ConfigurationInvalid(source + " is '" + status + "'; have the service enable it.");
        }
        List<X509Certificate> chain = JcaKey.withoutRoot(certificates(info, source), source);
        CscKey key = new CscKey(
                service,
                settings.credential(),
                settings.pin(),
                explicit(info, settings, context, source),
                chain,
                JwsAlgorithm.of(chain.getFirst().getPublicKey(), settings.algorithm(), source));
        if (!chain.equals(proven.get(settings))) {
            JwsAlgorithm.proven(key);
            proven.put(settings, chain);
        }
        return key;
    }

    /** How the service wants a signature authorised; by a person's login it cannot be, since nobody is there. */
    private static boolean explicit(JsonNode info, CscSettings settings, KeyContext context, String source) {
        String mode = Objects.requireNonNullElse(
                JsonFields.text(info.path("auth"), "mode"),
                Objects.requireNonNullElse(JsonFields.text(info, "authMode"), "explicit"));
        return switch (mode) {
            case "implicit" -> false;
            case "explicit" -> {
                if (settings.pin() == null && info.path("auth").path("objects").size() > 0) {
                    throw new ConfigurationInvalid(
                            source + " asks for a PIN; give " + context.setting("pin") + " in hub.yaml.");
                }
                yield true;
            }
            default ->
                throw new ConfigurationInvalid(source + " is authorised by '" + mode
                        + "', which needs a person; ask the service for a credential for automatic seals.");
        };
    }

    private static Certificate[] certificates(JsonNode info, String source) {
        List<Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory x509 = CertificateFactory.getInstance("X.509");
            for (JsonNode each : JsonFields.list(info.path("cert"), "certificates")) {
                certificates.add(x509.generateCertificate(
                        new ByteArrayInputStream(Base64.getMimeDecoder().decode(each.asString("")))));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new ConfigurationInvalid(source + ": its certificate cannot be read.", e);
        }
        if (certificates.isEmpty()) {
            throw new ConfigurationInvalid(source + " has no certificate; have the service issue one.");
        }
        return certificates.toArray(Certificate[]::new);
    }
}
