package eu.passerelle.seal.jose;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Type, issuer and times of a sealed credential. */
final class RegisteredClaims {

    private RegisteredClaims() {}

    static void check(ObjectNode claims, @Nullable String vct, long now, long leeway, List<Finding> findings) {
        JsonNode type = claims.path("vct");
        if (!type.isString() || type.asString().isBlank()) {
            findings.add(new Finding("vct", "The credential does not say of what type it is."));
        } else if (vct != null && !vct.equals(type.asString())) {
            findings.add(new Finding("vct", "The credential is of another type than " + vct + "."));
        }
        for (String name : List.of("iss", "sub", "jti")) {
            if (claims.has(name)
                    && (!claims.get(name).isString()
                            || claims.get(name).asString().isBlank())) {
                findings.add(new Finding(name, "The claim '" + name + "' is not text."));
            }
        }
        checkTimes(claims, now, leeway, findings);
    }

    static void checkTimes(JsonNode claims, long now, long leeway, List<Finding> findings) {
        for (String name : List.of("iat", "nbf", "exp")) {
            if (claims.has(name) && !isMoment(claims.get(name))) {
                findings.add(new Finding(name, "The claim '" + name + "' is not a moment in seconds."));
                return;
            }
        }
        if (claims.has("exp") && seconds(claims.get("exp")) <= now - leeway) {
            findings.add(new Finding("expired", "The credential has expired."));
        }
        if (claims.has("nbf") && seconds(claims.get("nbf")) > now + leeway) {
            findings.add(new Finding("early", "The credential is not valid yet."));
        }
        if (claims.has("iat") && seconds(claims.get("iat")) > now + leeway) {
            findings.add(new Finding("early", "The credential says that it was made in the future."));
        }
    }

    /** RFC 7519, NumericDate: seconds, which may have a fraction. */
    static boolean isMoment(JsonNode moment) {
        return moment.isNumber() && moment.canConvertToLong();
    }

    static long seconds(JsonNode moment) {
        return moment.decimalValue().longValue();
    }
}
