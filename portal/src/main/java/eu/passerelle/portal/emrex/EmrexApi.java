package eu.passerelle.portal.emrex;

import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.credentials.elmo.ElmoRenderer;
import eu.passerelle.credentials.elmo.ElmoTranscript;
import eu.passerelle.credentials.elmo.ElmoValidator;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import eu.passerelle.portal.emrex.EmrexAnswer.Code;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The provider's side of EMREX: a client posts {@code sessionId} and {@code returnUrl} here by the learner's browser; the
 * learner says who they are, chooses results, and the browser posts them back, signed. No page keeps anything: what was
 * asked for travels with the forms and is checked anew on each.
 */
@RestController
class EmrexApi {

    static final String PATH = "/public/emrex/";

    private static final Logger LOG = LoggerFactory.getLogger(EmrexApi.class);
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final ObjectProvider<EmrexProviders> providers;
    private final ObjectProvider<LearnerLogin> logins;
    private final Clock clock;

    /** @param providers none: nobody gives results by EMREX here */
    EmrexApi(
            ObjectProvider<EmrexProviders> providers,
            ObjectProvider<LearnerLogin> logins,
            ObjectProvider<Clock> clock) {
        this.providers = providers;
        this.logins = logins;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    @PostMapping(path = PATH + "{university}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> begin(
            @PathVariable String university,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest http) {
        EmrexForm form = EmrexForm.of(fields);
        return known(university, form, http, (visit, login) -> visit.identify(false));
    }

    @PostMapping(path = PATH + "{university}/choose", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> choose(
            @PathVariable String university,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest http) {
        EmrexForm form = EmrexForm.of(fields);
        return known(university, form, http, (visit, login) -> {
            if (form.isCancelled()) {
                return visit.back(EmrexAnswer.without(Code.NCP_CANCEL, ""));
            }
            Optional<List<Achievement>> results = login.results(university, form.code());
            if (results.isEmpty()) {
                return visit.identify(true);
            }
            return results.get().isEmpty()
                    ? visit.back(EmrexAnswer.without(Code.NCP_NO_RESULTS, ""))
                    : visit.choose(form.code(), results.get());
        });
    }

    @PostMapping(path = PATH + "{university}/send", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> send(
            @PathVariable String university,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest http) {
        EmrexForm form = EmrexForm.of(fields);
        return known(university, form, http, (visit, login) -> {
            if (form.isCancelled()) {
                return visit.back(EmrexAnswer.without(Code.NCP_CANCEL, ""));
            }
            Optional<List<Achievement>> results = login.results(university, form.code());
            if (results.isEmpty()) {
                return visit.identify(true);
            }
            List<Achievement> chosen = results.get().stream()
                    .filter(each -> form.results().contains(each.credentialId()))
                    .toList();
            if (chosen.isEmpty()) {
                return visit.back(EmrexAnswer.without(Code.NCP_NO_RESULTS, ""));
            }
            EmrexAnswer answer = answer(visit.provider(), chosen);
            if (answer.code() == Code.NCP_OK) {
                login.use(university, form.code());
            }
            return visit.back(answer);
        });
    }

    private EmrexAnswer answer(EmrexProvider provider, List<Achievement> chosen) {
        String id = provider.university().id();
        try {
            byte[] document = ElmoTranscript.write(chosen);
            if (!new ElmoValidator().validate(document).isEmpty()) {
                LOG.error("{}: a transcript for EMREX is not valid and was not signed", id);
                return EmrexAnswer.without(Code.NCP_ERROR, "The provider made a mistake; its log has the cause.");
            }
            Credential transcript =
                    new Credential(UUID.randomUUID(), ElmoRenderer.FORMAT, ElmoTranscript.MEDIA_TYPE, document);
            return EmrexAnswer.of(
                    provider.sealer().seal(transcript, clock.instant()).content());
        } catch (HubException e) {
            LOG.error("{}: a transcript for EMREX cannot be signed: {}", id, e.getMessage());
            return EmrexAnswer.without(Code.NCP_ERROR, "The provider cannot sign at the moment; try again later.");
        }
    }

    /** One step of a learner whose university and whose client are known. */
    private interface Step {
        ResponseEntity<String> take(Visit visit, LearnerLogin login);
    }

    private ResponseEntity<String> known(String university, EmrexForm form, HttpServletRequest http, Step step) {
        EmrexProviders all = providers.getIfAvailable();
        LearnerLogin login = logins.getIfAvailable();
        List<Locale> wanted =
                http.getHeader("Accept-Language") == null ? List.of() : Collections.list(http.getLocales());
        Optional<EmrexProvider> provider = all == null ? Optional.empty() : all.find(university);
        if (provider.isEmpty() || login == null) {
            return html(404, "'none'", EmrexPages.problem(EmrexTexts.of(wanted, List.of()), "problem.university"));
        }
        EmrexTexts texts = EmrexTexts.of(wanted, provider.get().university().languages());
        return EmrexRequest.of(provider.get(), form.session(), form.returnUrl())
                .map(request -> step.take(new Visit(provider.get(), request, texts), login))
                .orElseGet(() -> html(400, "'none'", EmrexPages.problem(texts, "problem.client")));
    }

    private record Visit(EmrexProvider provider, EmrexRequest request, EmrexTexts texts) {

        ResponseEntity<String> identify(boolean wrong) {
            String name = provider.university().organisation().legalName().in(texts.language());
            return html(200, "'self'", EmrexPages.identify(texts, name, action("choose"), request, wrong));
        }

        ResponseEntity<String> choose(String code, List<Achievement> results) {
            return html(200, "'self'", EmrexPages.choose(texts, provider, action("send"), request, code, results));
        }

        ResponseEntity<String> back(EmrexAnswer answer) {
            return html(200, request.origin(), EmrexPages.back(texts, request, answer));
        }

        private String action(String step) {
            return PATH + provider.university().id() + "/" + step;
        }
    }

    private static ResponseEntity<String> html(int status, String formsTo, String page) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", EmrexPages.policy(formsTo))
                .body(page);
    }
}
