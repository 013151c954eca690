package eu.passerelle.credentials.openbadge;

import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Whom a badge is about: the name as it is, what else identifies the learner as salted SHA-256. A national number is left
 * out: there are so few of them that any hash of one is read back in seconds.
 */
final class Identities {

    private static final int SALT = 32;

    /** @param salt empty: the identity stands as it is */
    private record Identity(String type, String value, String salt) {}

    private Identities() {}

    /** @param credential its id; each credential salts anew, always in the same way */
    static void write(BadgeWriter json, Learner learner, String credential) {
        List<Identity> identities = new ArrayList<>();
        identities.add(new Identity("name", learner.name().full(), ""));
        learner.identifiers().forEach(identifier -> {
            String type = type(identifier.kind());
            if (!type.isEmpty()) {
                String salt = sha256(credential + " " + type).substring(0, SALT);
                identities.add(new Identity(type, identifier.value(), salt));
            }
        });
        json.array("identifier", identities, identity -> write(json, identity));
    }

    /** The name alone. */
    static void writeName(BadgeWriter json, Learner learner) {
        json.array("identifier", List.of(new Identity("name", learner.name().full(), "")), name -> write(json, name));
    }

    private static void write(BadgeWriter json, Identity identity) {
        boolean hashed = !identity.salt().isEmpty();
        json.object()
                .string("type", "IdentityObject")
                .bool("hashed", hashed)
                .string(
                        "identityHash",
                        hashed ? "sha256$" + sha256(identity.value() + identity.salt()) : identity.value())
                .string("identityType", identity.type())
                .string("salt", identity.salt())
                .end();
    }

    /** The format's word for it; empty: not written. */
    private static String type(LearnerIdentifier.Kind kind) {
        return switch (kind) {
            case ESI -> "ext:ESI";
            case LOCAL -> "sisSourcedId";
            case EMAIL -> "emailAddress";
            case NATIONAL, WALLET -> "";
        };
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
