package eu.passerelle.simulators.ewp;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP signatures as an institution makes and checks them, written on its own and not with the connector's code. */
public final class EwpSignatures {

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "Signature keyId=\"([0-9a-f]{64})\",algorithm=\"rsa-sha256\",headers=\"([^\"]+)\",signature=\"([^\"]+)\"");
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private EwpSignatures() {}

    /** A new RSA key pair. */
    public static KeyPair newKey() {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(2048);
            return rsa.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /** A private key in PKCS#8 as PEM. */
    public static String pem(KeyPair key) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /** By which EWP names a key. */
    public static String fingerprint(PublicKey key) {
        return HexFormat.of().formatHex(sha256(key.getEncoded()));
    }

    /** All headers of a signed POST, without Host. */
    public static Map<String, String> sign(KeyPair key, String host, String path, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        return sign(key, host, path, body, headers);
    }

    /** @param first headers that are signed besides the usual ones */
    public static Map<String, String> sign(
            KeyPair key, String host, String path, String body, Map<String, String> first) {
        Map<String, String> headers = new LinkedHashMap<>(first);
        headers.put("Digest", digest(body.getBytes(StandardCharsets.UTF_8)));
        headers.put("X-Request-Id", UUID.randomUUID().toString());
        StringBuilder names = new StringBuilder("(request-target) host");
        StringBuilder text = new StringBuilder("(request-target): post " + path + "\nhost: " + host);
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            names.append(' ').append(lower);
            text.append('\n').append(lower).append(": ").append(value);
        });
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initSign(key.getPrivate());
            rsa.update(text.toString().getBytes(StandardCharsets.UTF_8));
            String signature = Base64.getEncoder().encodeToString(rsa.sign());
            headers.put(
                    "Authorization",
                    "Signature keyId=\"%s\",algorithm=\"rsa-sha256\",headers=\"%s\",signature=\"%s\""
                            .formatted(fingerprint(key.getPublic()), names, signature));
            return headers;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with RSA and SHA-256", e);
        }
    }

    /** 200, or the status that EWP gives a request that is not signed as it must be. */
    static int check(HttpExchange exchange, byte[] body, PublicKey client) {
        Matcher signature = AUTHORIZATION.matcher(header(exchange, "Authorization"));
        if (!signature.matches()) {
            return 401;
        }
        if (!signature.group(1).equals(fingerprint(client))) {
            return 403;
        }
        String signed = " " + signature.group(2) + " ";
        for (String name : new String[] {"(request-target)", "host", "original-date", "digest", "x-request-id"}) {
            if (!signed.contains(" " + name + " ")) {
                return 400;
            }
        }
        StringBuilder text = new StringBuilder();
        for (String name : signature.group(2).split(" ")) {
            String value = name.equals("(request-target)")
                    ? exchange.getRequestMethod().toLowerCase(Locale.ROOT) + " " + exchange.getRequestURI()
                    : header(exchange, name);
            text.append(text.isEmpty() ? "" : "\n").append(name).append(": ").append(value);
        }
        ZonedDateTime sent =
                ZonedDateTime.parse(header(exchange, "Original-Date"), DateTimeFormatter.RFC_1123_DATE_TIME);
        boolean inTime =
                Duration.between(sent, ZonedDateTime.now(sent.getZone())).abs().compareTo(WINDOW) <= 0;
        boolean isWhole = header(exchange, "Digest").equals(digest(body));
        return inTime && isWhole && verify(client, text.toString(), signature.group(3)) ? 200 : 400;
    }

    private static boolean verify(PublicKey key, String text, String signature) {
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initVerify(key);
            rsa.update(text.getBytes(StandardCharsets.UTF_8));
            return rsa.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return String.valueOf(exchange.getRequestHeaders().getFirst(name));
    }

    private static String digest(byte[] body) {
        return "SHA-256=" + Base64.getEncoder().encodeToString(sha256(body));
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
