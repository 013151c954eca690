package eu.passerelle.portal.wallets;

import eu.passerelle.connectors.failure.RetriableException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Every failure as wallets read it; nothing of a person goes into it or into the log. */
@RestControllerAdvice(basePackageClasses = WalletProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE) // before the dashboard's, which speaks of its own API
class WalletProblems {

    private static final Logger LOG = LoggerFactory.getLogger(WalletProblems.class);

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(Refusal refusal) {
        ResponseEntity.BodyBuilder answer = answer(refusal.status());
        if (refusal.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"" + refusal.error() + "\"");
            answer.header(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "DPoP error=\"" + refusal.error() + "\", algs=\"" + String.join(" ", WalletKeys.ALGORITHMS) + "\"");
        }
        return answer.body(body(refusal.error(), refusal.description()));
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ResponseEntity<Map<String, Object>> databaseAway(Exception e) {
        LOG.warn("The journal's database does not answer: {}", e.getClass().getSimpleName());
        return answer(503)
                .header(HttpHeaders.RETRY_AFTER, "30")
                .body(body("temporarily_unavailable", "Nothing is lost; try again in a minute."));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> keyAway(RetriableException e) {
        LOG.warn("{}", e.getMessage());
        return answer(503)
                .header(HttpHeaders.RETRY_AFTER, "30")
                .body(body("temporarily_unavailable", "The issuer's key is away; try again in a minute."));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unexpected(RuntimeException e) {
        StackTraceElement[] stack = e.getStackTrace();
        LOG.error("A wallet's request failed: {} at {}", e.getClass().getName(), stack.length == 0 ? "?" : stack[0]);
        return answer(500).body(body("server_error", "The issuer made a mistake; its log has the cause."));
    }

    private static ResponseEntity.BodyBuilder answer(int status) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
    }

    private static Map<String, Object> body(String error, String description) {
        return Map.of("error", error, "error_description", description);
    }
}
