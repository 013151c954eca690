package eu.passerelle.sis.ewp;

import eu.passerelle.connectors.http.RsaKeys;
import eu.passerelle.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The {@code Authorization: Signature} header of EWP (ewp-specs-sec-cliauth-httpsig 1.0, a profile of
 * draft-cavage-http-signatures): RSA with SHA-256 over named headers.
 *
 * @param keyId fingerprint of the key
 * @param headers names of what is signed, in order
 */
record HttpSignature(String keyId, String algorithm, List<String> headers, byte[] signature) {

    static final String TARGET = "(request-target)";
    static final String RSA_SHA256 = "rsa-sha256";

    private static final String SCHEME = "Signature ";
    private static final Pattern PARAMETER = Pattern.compile("([a-zA-Z]{1,20})=\"([^\"]*)\"");
    private static final String JCA = "SHA256withRSA";

    HttpSignature {
        headers = List.copyOf(headers);
    }

    /** @param value of a header or of {@link #TARGET}, by name */
    static HttpSignature sign(RsaKeys.Signer signer, List<String> headers, Function<String, Optional<String>> value) {
        return new HttpSignature(signer.id(), RSA_SHA256, headers, signer.sign(text(headers, value)));
    }

    /** Empty when the header is no such signature. */
    static Optional<HttpSignature> parse(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(authorization);
        while (matcher.find()) {
            parameters.put(matcher.group(1), matcher.group(2));
        }
        String keyId = parameters.getOrDefault("keyId", "");
        String headers = parameters.getOrDefault("headers", "");
        try {
            byte[] signature = Base64.getDecoder().decode(parameters.getOrDefault("signature", ""));
            return keyId.isEmpty() || headers.isEmpty() || signature.length == 0
                    ? Optional.empty()
                    : Optional.of(new HttpSignature(
                            keyId,
                            parameters.getOrDefault("algorithm", ""),
                            Arrays.asList(
                                    headers.toLowerCase(Locale.ROOT).strip().split(" +")),
                            signature));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean isBy(PublicKey key, Function<String, Optional<String>> value) {
        try {
            Signature rsa = Signature.getInstance(JCA);
            rsa.initVerify(key);
            rsa.update(text(headers, value));
            return rsa.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    String header() {
        return SCHEME + "keyId=\"" + keyId + "\",algorithm=\"" + algorithm + "\",headers=\"" + String.join(" ", headers)
                + "\",signature=\"" + Base64.getEncoder().encodeToString(signature) + "\"";
    }

    private static byte[] text(List<String> headers, Function<String, Optional<String>> value) {
        return headers.stream()
                .map(name -> name + ": " + value.apply(name).orElse(""))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Value of the {@code Digest} header (RFC 3230). */
    static String digest(byte[] body) {
        return "SHA-256=" + Base64.getEncoder().encodeToString(Sha256.of(body));
    }
}
