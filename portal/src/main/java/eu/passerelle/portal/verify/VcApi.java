package eu.passerelle.portal.verify;

import eu.passerelle.portal.verify.VerifyDesk.Brought;
import eu.passerelle.verify.Documents.NotFetched;
import eu.passerelle.verify.Overall;
import eu.passerelle.verify.Report;
import eu.passerelle.verify.Step;
import eu.passerelle.verify.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /credentials/verify} of the W3C CCG's VC API over the same verification as the page, for programs that speak it:
 * 200 where the credential verifies, 400 where it does not. Whom the hub trusts is a warning there, not an error. The data
 * model is held strictly. What may be fetched, and how much, is as on the page.
 */
@RestController
class VcApi {

    static final String PATH = "/public/vc-api/credentials/verify";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String PROBLEMS = "https://www.w3.org/TR/vc-data-model#";
    private static final String UNREAD = "PARSING_ERROR";
    /** EnvelopedVerifiableCredential: the token is the data of its id. */
    private static final Pattern ENVELOPE =
            Pattern.compile("data:application/(?:vc\\+jwt|vc-ld\\+jwt|vc\\+sd-jwt|dc\\+sd-jwt|jwt),([A-Za-z0-9._~-]+)");

    private final VerifyDesk desk;

    VcApi(VerifyDesk desk) {
        this.desk = desk;
    }

    /** What was sent cannot be a credential. */
    private static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<String> problems;

        private Malformed(List<String> problems) {
            this.problems = problems;
        }
    }

    @PostMapping(PATH)
    ResponseEntity<String> verify(HttpServletRequest request) throws IOException {
        try {
            return told(desk.verify(
                    request.getRemoteAddr(), () -> credential(Submission.limited(request.getInputStream()))));
        } catch (Malformed e) {
            return answer(400, "MALFORMED_VALUE_ERROR", List.of(), List.of(), e.problems);
        } catch (Submission.TooLarge e) {
            return answer(413, UNREAD, List.of(), List.of(), List.of("The body is larger than 10 MB."));
        } catch (VerifyDesk.Busy | NotFetched e) {
            return answer(
                    503, UNREAD, List.of(), List.of(), List.of("Many are being verified; try again in 5 seconds."));
        }
    }

    private static Brought credential(byte[] body) {
        JsonNode sent;
        try {
            sent = JSON.readTree(body).path("verifiableCredential");
        } catch (JacksonException e) {
            throw new Malformed(List.of("The body is no JSON, or has a name twice."));
        }
        if (sent.isString() && sent.asString().matches("[A-Za-z0-9._~-]+")) {
            return bytes(sent.asString());
        }
        if (!sent.isObject()) {
            throw new Malformed(List.of("verifiableCredential must be a credential, or one in an envelope."));
        }
        Matcher envelope = ENVELOPE.matcher(sent.path("id").asString(""));
        if (sent.path("type").toString().contains("EnvelopedVerifiableCredential")) {
            if (!envelope.matches()) {
                throw new Malformed(List.of("The id of an envelope must be a data: URL with the token."));
            }
            return bytes(envelope.group(1));
        }
        List<String> problems = new ArrayList<>(CredentialShape.problems(sent));
        if (!sent.has("proof")) {
            problems.add("There is no proof.");
        }
        if (!problems.isEmpty()) {
            throw new Malformed(problems);
        }
        return bytes(sent.toString());
    }

    private static Brought bytes(String text) {
        return new Brought.Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<String> told(Report report) {
        Words words = Words.english();
        boolean verified = report.overall() == Overall.VALID || report.overall() == Overall.VALID_NOT_TRUSTED;
        List<String> checks = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (Step step : report.steps()) {
            switch (step.outcome()) {
                case OK -> checks.add(step.check().name().toLowerCase(java.util.Locale.ROOT));
                case FAILED -> (step.matters() && !verified ? errors : warnings).add(step.sentence(words));
                case NOT_CHECKED -> {
                    if (step.matters()) {
                        (verified ? warnings : errors).add(step.sentence(words));
                    }
                }
            }
        }
        return answer(verified ? 200 : 400, "CRYPTOGRAPHIC_SECURITY_ERROR", checks, warnings, errors);
    }

    private static ResponseEntity<String> answer(
            int status, String problem, List<String> checks, List<String> warnings, List<String> errors) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("verified", status == 200);
        body.put("checks", checks);
        body.put("warnings", warnings);
        body.put("errors", errors);
        body.put(
                "problemDetails",
                errors.stream()
                        .map(error -> Map.of(
                                "type", PROBLEMS + problem, "title", "The credential does not verify", "detail", error))
                        .toList());
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Security-Policy", "default-src 'none'");
        if (status == 503) {
            answer.header(HttpHeaders.RETRY_AFTER, "5");
        }
        return answer.body(JSON.writeValueAsString(body));
    }
}
