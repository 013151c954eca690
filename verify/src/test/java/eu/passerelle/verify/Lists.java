package eu.passerelle.verify;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.seal.jose.PublicJwk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Status lists of the issuers of {@link World}. */
final class Lists {

    static final int PLACES = 131_072;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Lists() {}

    static String token(World world, boolean set) {
        byte[] bits = new byte[PLACES / 8];
        if (set) {
            bits[World.PLACE / 8] |= (byte) (1 << World.PLACE % 8);
        }
        return token(world, zlib(bits));
    }

    static String token(World world, byte[] packed) {
        return signed(
                world.jwt,
                Map.of("alg", "ES256", "typ", "statuslist+jwt", "kid", "key-1"),
                Map.of(
                        "iss",
                        World.SD_ISSUER,
                        "sub",
                        World.TOKEN_LIST.toString(),
                        "iat",
                        1,
                        "exp",
                        4_000_000_000L,
                        "status_list",
                        Map.of("bits", 1, "lst", base64(packed))));
    }

    static String bitstring(World world, boolean set) {
        byte[] bits = new byte[PLACES / 8];
        if (set) {
            bits[World.PLACE / 8] |= (byte) (0x80 >> World.PLACE % 8);
        }
        return bitstring(world, World.DID, gzip(bits));
    }

    static String bitstring(World world, String issuer, byte[] packed) {
        String keyId = World.DID + "#" + PublicJwk.thumbprint(world.jwt.publicKey());
        return signed(
                world.jwt,
                Map.of("alg", "ES256", "typ", "vc+jwt", "kid", keyId),
                Map.of(
                        "@context",
                        List.of("https://www.w3.org/ns/credentials/v2"),
                        "type",
                        List.of("VerifiableCredential", "BitstringStatusListCredential"),
                        "issuer",
                        issuer,
                        "credentialSubject",
                        Map.of(
                                "type",
                                "BitstringStatusList",
                                "statusPurpose",
                                "revocation",
                                "encodedList",
                                "u" + base64(packed))));
    }

    static String signed(SigningKey key, Map<String, Object> header, Map<String, Object> claims) {
        String signed = base64(JSON.writeValueAsBytes(header)) + "." + base64(JSON.writeValueAsBytes(claims));
        return signed + "." + base64(key.sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    static byte[] zlib(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(out)) {
            deflating.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
