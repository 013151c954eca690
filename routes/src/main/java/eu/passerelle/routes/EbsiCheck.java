package eu.passerelle.routes;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.credentials.ebsi.DidEbsi;
import eu.passerelle.credentials.ebsi.EbsiIssuer;
import eu.passerelle.portal.issuers.PublishedKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether EBSI's verifiers would believe a university's attestations: asks DID Registry v5, Trusted Issuers Registry v5 and
 * Trusted Schemas Registry v3 what they know of the issuer, as those verifiers do. Reads, never registers.
 *
 * @param key that seals attestations; null: hub.yaml has none
 */
record EbsiCheck(
        HubHttp http, UniversityFormats formats, @Nullable SigningKey key) {

    private static final String DID = "EBSI: DID registered with our key";
    private static final String ACCREDITED = "EBSI: accredited to attest";
    private static final String SCHEMAS = "EBSI: schemas registered";
    private static final String DIDS = "/did-registry/v5/identifiers/";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param keys opened only where attestations are issued */
    static List<CheckStep> steps(ConnectedUniversity<?> university, Supplier<SigningKeys> keys) {
        if (university.formats().ebsi() == null) {
            return List.of();
        }
        HubHttp http = new HubHttp(university.sis().limits(), university.sis().allowed());
        SigningKey key = keys.get().find(SigningKeys.JWT).orElse(null);
        return new EbsiCheck(http, university.formats(), key).steps();
    }

    /** None where the university issues no attestations. */
    List<CheckStep> steps() {
        EbsiIssuer issuer = formats.ebsi();
        if (issuer == null) {
            return List.of();
        }
        List<CheckStep> steps = new ArrayList<>();
        steps.add(asked(DID, () -> did(issuer)));
        steps.add(asked(ACCREDITED, () -> accredited(issuer)));
        steps.add(asked(SCHEMAS, () -> schemas(issuer)));
        return steps;
    }

    private interface Asking {
        CheckStep step() throws IOException;
    }

    private static CheckStep asked(String name, Asking asking) {
        try {
            return asking.step();
        } catch (ConfigurationInvalid e) {
            return CheckStep.failed(name, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return CheckStep.failed(
                    name,
                    "The registry does not answer (" + e.getClass().getSimpleName()
                            + "); check the addresses in 'formats.ebsi', the network and the firewall.");
        } catch (JacksonException | IllegalArgumentException e) {
            return CheckStep.failed(
                    name, "The registry's answer cannot be read; check the addresses in 'formats.ebsi'.");
        }
    }

    private CheckStep did(EbsiIssuer issuer) throws IOException {
        SigningKey sealing = key;
        if (sealing == null) {
            return CheckStep.failed(DID, "There is no key to seal with: give keys.jwt in hub.yaml.");
        }
        if (!DidEbsi.isValid(issuer.did())) {
            return CheckStep.skipped(DID, "a did:key is in no registry; use a did:ebsi for others than yourself");
        }
        Optional<JsonNode> document = get(issuer.schema().resolve(DIDS + issuer.did()));
        if (document.isEmpty()) {
            return CheckStep.failed(DID, issuer.did() + " is not registered; register it in the DID Registry.");
        }
        String name = issuer.did() + "#" + PublishedKey.of(sealing).jwk().getKeyID();
        boolean ours = elements(document.get().path("verificationMethod"))
                .anyMatch(method ->
                        name.equals(method.path("id").asString("")) && isOurs(method.path("publicKeyJwk"), sealing));
        boolean attests =
                elements(document.get().path("assertionMethod")).anyMatch(each -> name.equals(each.asString("")));
        return ours && attests
                ? CheckStep.ok(DID, name)
                : CheckStep.failed(
                        DID,
                        "Its document has no assertionMethod " + name
                                + " with the key keys.jwt: add it in the DID Registry.");
    }

    private static boolean isOurs(JsonNode jwk, SigningKey key) {
        JsonNode ours = JSON.valueToTree(PublishedKey.of(key).jwk().toJSONObject());
        return List.of("kty", "crv", "x", "y").stream()
                .allMatch(name -> ours.path(name).equals(jwk.path(name)));
    }

    private CheckStep accredited(EbsiIssuer issuer) throws IOException {
        URI accreditation = issuer.accreditation();
        if (accreditation == null) {
            return CheckStep.skipped(ACCREDITED, "no 'accreditation' is given; verifiers cannot see one");
        }
        Optional<JsonNode> found = get(accreditation);
        if (found.isEmpty()) {
            return CheckStep.failed(ACCREDITED, "There is no such attribute; ask who accredited you for its address.");
        }
        JsonNode attribute = found.get().path("attribute");
        String kind = attribute.path("issuerType").asString("");
        if (!List.of("TI", "TAO", "RootTAO").contains(kind)) {
            return CheckStep.failed(
                    ACCREDITED, "The accreditation is of type '" + kind + "'; ask who accredited you for a new one.");
        }
        boolean all = elements(claims(attribute.path("body").asString("")).at("/vc/credentialSubject/accreditedFor"))
                .anyMatch(each ->
                        issuer.schema().toString().equals(each.path("schemaId").asString(""))
                                && elements(each.path("types"))
                                        .map(type -> type.asString(""))
                                        .toList()
                                        .containsAll(issuer.types()));
        return all
                ? CheckStep.ok(ACCREDITED, kind + " for " + issuer.types())
                : CheckStep.failed(
                        ACCREDITED,
                        "It does not name the schema of 'formats.ebsi' with all its types " + issuer.types()
                                + "; change these, or ask who accredited you.");
    }

    private static JsonNode claims(String jwt) {
        String[] parts = jwt.split("\\.");
        return parts.length == 3 ? JSON.readTree(Base64.getUrlDecoder().decode(parts[1])) : JSON.createObjectNode();
    }

    private CheckStep schemas(EbsiIssuer issuer) throws IOException {
        List<URI> needed = new ArrayList<>(List.of(issuer.schema()));
        if (formats.statusSchema() != null) {
            needed.add(formats.statusSchema());
        }
        for (URI schema : needed) {
            if (get(schema).isEmpty()) {
                return CheckStep.failed(
                        SCHEMAS, schema + " is not in the registry; register it, or correct the address.");
            }
        }
        return CheckStep.ok(SCHEMAS, needed.size() + " found");
    }

    /** Empty: not found. */
    private Optional<JsonNode> get(URI address) throws IOException {
        HubHttp.Answer answer = http.send(HttpRequest.newBuilder(address).GET());
        if (answer.status() == 404 || answer.status() == 400) {
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw new IOException("status " + answer.status());
        }
        return Optional.of(JSON.readTree(answer.body()));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
