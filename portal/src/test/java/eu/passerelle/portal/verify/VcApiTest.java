package eu.passerelle.portal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The verifier's endpoint of the VC API, over HTTP. */
class VcApiTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(SampleVerifier.page().resolve(VcApi.PATH))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> verify(Object credential) throws IOException, InterruptedException {
        return post(JSON.writeValueAsString(Map.of("verifiableCredential", credential, "options", Map.of())));
    }

    @Test
    void verifiesAndSaysWhomItDoesNotTrust() throws IOException, InterruptedException {
        HttpResponse<String> good = verify(JSON.readTree(SampleVerifier.good()));
        HttpResponse<String> strange = verify(JSON.readTree(SampleVerifier.strange()));
        HttpResponse<String> changed = verify(JSON.readTree(SampleVerifier.changed()));

        assertThat(good.statusCode()).as(good.body()).isEqualTo(200);
        assertThat(JSON.readTree(good.body()).path("verified").asBoolean()).isTrue();
        assertThat(JSON.readTree(good.body()).path("checks").toString()).contains("seal", "trust");
        assertThat(strange.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(strange.body()).path("warnings")).isNotEmpty();
        assertThat(changed.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(changed.body()).path("verified").asBoolean()).isFalse();
        assertThat(JSON.readTree(changed.body()).at("/problemDetails/0/detail").asString())
                .contains("seal");
    }

    /** Each breaks the data model in one way that proofs do not tell. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            no subject                 | credentialSubject | {}                                  | credentialSubject
            no context                 | @context          | []                                  | @context
            another type               | type              | ["Other"]                           | VerifiableCredential
            an issuer that is no URL   | issuer            | "university"                        | issuer
            a day instead of a moment  | validFrom         | "2026-06-16"                        | validFrom
            an untyped status          | credentialStatus  | {"id": "https://x.example"}         | credentialStatus
            untyped evidence           | evidence          | [{"id": "https://x.example"}]       | evidence
            an untyped refresh service | refreshService    | {"id": "https://x.example"}         | refreshService
            a schema without an id     | credentialSchema  | {"type": "JsonSchema"}              | credentialSchema
            a resource without digest  | relatedResource   | [{"id": "https://x.example"}]       | relatedResource
            a resource twice           | relatedResource   | [{"id": "https://x.example/a", "digestSRI": "s"}, {"id": "https://x.example/a", "digestSRI": "s"}] | twice
            an untyped proof           | proof             | {"proofValue": "z1"}                | proof
            """)
    void refusesWhatIsNoCredential(String what, String name, String value, String told)
            throws IOException, InterruptedException {
        ObjectNode credential = (ObjectNode) JSON.readTree(SampleVerifier.good());
        credential.set(name, JSON.readTree(value));

        HttpResponse<String> refused = verify(credential);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        JsonNode problem = JSON.readTree(refused.body()).at("/problemDetails/0");
        assertThat(problem.path("type").asString()).endsWith("MALFORMED_VALUE_ERROR");
        assertThat(problem.path("detail").asString()).contains(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}
            []
            no JSON
            {"verifiableCredential": 7}
            {"verifiableCredential": "https://169.254.169.254/x"}
            {"verifiableCredential": {"type": "EnvelopedVerifiableCredential", "id": "https://169.254.169.254/x"}}
            {"verifiableCredential": {}, "verifiableCredential": {}}
            """)
    void neverFollowsNorGuesses(String body) throws IOException, InterruptedException {
        assertThat(post(body).statusCode()).isEqualTo(400);
    }

    @Test
    void readsTokensInEnvelopes() throws IOException, InterruptedException {
        HttpResponse<String> answer = verify(Map.of(
                "@context",
                "https://www.w3.org/ns/credentials/v2",
                "type",
                "EnvelopedVerifiableCredential",
                "id",
                "data:application/vc+jwt,eyJhbGciOiJub25lIn0.e30."));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).at("/problemDetails/0/type").asString())
                .as("it was read as a token")
                .endsWith("CRYPTOGRAPHIC_SECURITY_ERROR");
    }
}
