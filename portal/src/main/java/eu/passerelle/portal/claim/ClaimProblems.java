package eu.passerelle.portal.claim;

import eu.passerelle.portal.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What goes wrong on a page is a page, too, and tells nothing of the reason. */
@RestControllerAdvice(basePackageClasses = ClaimProblems.class)
class ClaimProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimProblems.class);

    private final PublicAddress hub;

    ClaimProblems(PublicAddress hub) {
        this.hub = hub;
    }

    @ExceptionHandler
    ResponseEntity<String> any(Exception problem, HttpServletRequest http) {
        int status = problem instanceof MethodArgumentTypeMismatchException
                ? 404
                : problem instanceof ErrorResponse known ? known.getStatusCode().value() : 500;
        if (status >= 500) {
            // its message may carry personal data
            LOG.error(
                    "The learner's page failed: {} at {}",
                    problem.getClass().getName(),
                    problem.getStackTrace().length > 0 ? problem.getStackTrace()[0] : "?");
        }
        String base = java.net.URI.create(hub.of(ClaimPage.PATH)).getRawPath();
        ClaimPage page = new ClaimPage(ClaimGuard.wanted(http, null), base, "/credential", null, "", null);
        return ClaimGuard.problem(page, status);
    }
}
