package eu.passerelle.portal.verify;

import eu.passerelle.verify.Documents.NotFetched;
import eu.passerelle.verify.Report;
import eu.passerelle.verify.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /public/verify}: a page for people, and an endpoint for programs. What is sent is neither kept nor logged; the
 * answer to a form is a page, to anything else JSON (200, whatever the verdict; problems as RFC 9457).
 */
@RestController
class VerifyApi {

    static final String PATH = "/public/verify";

    private static final JsonMapper JSON = new JsonMapper();
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";
    private static final int RETRY_SECONDS = 5;

    private final VerifyDesk desk;

    VerifyApi(VerifyDesk desk) {
        this.desk = desk;
    }

    @GetMapping(PATH)
    ResponseEntity<String> page(HttpServletRequest request) {
        return page(200, new VerifyPage(words(request)).empty(null), request);
    }

    @PostMapping(PATH)
    ResponseEntity<String> verify(HttpServletRequest request) throws IOException {
        Words words = words(request);
        VerifyPage page = new VerifyPage(words);
        boolean form = Submission.isForm(request);
        try {
            Report report = desk.verify(request.getRemoteAddr(), () -> Submission.read(request));
            if (!form) {
                return json(200, report.told(words), MediaType.APPLICATION_JSON);
            }
            boolean nothing =
                    report.steps().stream().anyMatch(step -> step.reason().equals("empty"));
            return nothing
                    ? page(400, page.empty(words.text("page.nothing")), request)
                    : page(200, page.result(report), request);
        } catch (Submission.TooLarge e) {
            return problem(413, words.text("page.large"), form, page, request);
        } catch (NotFetched e) {
            // programs are told why, too; the reason is in English
            String text = words.text("page.link") + (form ? "" : " " + e.getMessage());
            return problem(422, text, form, page, request);
        } catch (VerifyDesk.Busy e) {
            return problem(503, words.text("page.busy"), form, page, request);
        }
    }

    private static ResponseEntity<String> problem(
            int status, String text, boolean form, VerifyPage page, HttpServletRequest request) {
        return form
                ? page(status, page.empty(text), request)
                : json(status, Map.of("status", status, "detail", text), MediaType.APPLICATION_PROBLEM_JSON);
    }

    @GetMapping(PATH + "/style.css")
    ResponseEntity<byte[]> style() throws IOException {
        return asset("style.css", "text/css;charset=UTF-8");
    }

    @GetMapping(PATH + "/drop.js")
    ResponseEntity<byte[]> script() throws IOException {
        return asset("drop.js", "text/javascript;charset=UTF-8");
    }

    private static ResponseEntity<byte[]> asset(String name, String type) throws IOException {
        try (InputStream in = new ClassPathResource(name, VerifyApi.class).getInputStream()) {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(type))
                    .cacheControl(CacheControl.maxAge(java.time.Duration.ofMinutes(10)))
                    .body(in.readAllBytes());
        }
    }

    static ResponseEntity<String> page(int status, String html, HttpServletRequest request) {
        return headers(status)
                .contentType(HTML)
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CONTENT_LANGUAGE, words(request).language())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .body(html);
    }

    private static ResponseEntity<String> json(int status, Map<String, Object> body, MediaType type) {
        return headers(status)
                .contentType(type)
                .header("Content-Security-Policy", "default-src 'none'")
                .body(JSON.writeValueAsString(body));
    }

    private static ResponseEntity.BodyBuilder headers(int status) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).cacheControl(CacheControl.noStore());
        return status == 503 ? answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_SECONDS)) : answer;
    }

    /** {@code ?lang=} before the browser's languages; the query is read by hand, because asking for a parameter reads forms. */
    static Words words(HttpServletRequest request) {
        List<Locale> wanted = new ArrayList<>();
        @Nullable String query = request.getQueryString();
        if (query != null && query.matches("lang=[a-z]{2}")) {
            wanted.add(Locale.forLanguageTag(query.substring("lang=".length())));
        }
        wanted.addAll(Collections.list(request.getLocales()));
        return Words.in(wanted);
    }
}
