package eu.passerelle.seal.xml;

import eu.passerelle.connectors.failure.ConfigurationInvalid;

/** XMLDSig's names (RFC 9231) of the algorithms that keys name as JOSE does. */
final class SignatureMethods {

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String MORE_2007 = "http://www.w3.org/2007/05/xmldsig-more#";

    private SignatureMethods() {}

    /** @param jose RFC 7518 and RFC 8037 */
    static String of(String jose) {
        return switch (jose) {
            case "RS256" -> MORE + "rsa-sha256";
            case "RS384" -> MORE + "rsa-sha384";
            case "RS512" -> MORE + "rsa-sha512";
            case "PS256" -> MORE_2007 + "sha256-rsa-MGF1";
            case "PS384" -> MORE_2007 + "sha384-rsa-MGF1";
            case "PS512" -> MORE_2007 + "sha512-rsa-MGF1";
            case "ES256" -> MORE + "ecdsa-sha256";
            case "ES384" -> MORE + "ecdsa-sha384";
            case "ES512" -> MORE + "ecdsa-sha512";
            default ->
                throw new ConfigurationInvalid("hub.yaml, keys: a key for XML signatures signs with RSA or ECDSA, not "
                        + jose + "; readers of ELMO know no other.");
        };
    }
}
