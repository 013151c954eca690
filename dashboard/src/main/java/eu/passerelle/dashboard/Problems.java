package eu.passerelle.dashboard;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.exc.InvalidFormatException;

/** Every failure of the API is a problem (RFC 9457, {@code application/problem+json}) whose detail says what to do. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** What was asked for is fine, the database is not there. */
    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ProblemDetail databaseAway(Exception e) {
        LOG.warn("The journal's database does not answer: {}", e.getClass().getSimpleName());
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The journal's database does not answer; nothing is lost. Try again when it is back.");
    }

    /** The cause may carry data, so it goes into the log by its type and place only. */
    @ExceptionHandler
    ProblemDetail unexpected(Exception e) {
        StackTraceElement[] stack = e.getStackTrace();
        LOG.error("A request failed: {} at {}", e.getClass().getName(), stack.length == 0 ? "?" : stack[0]);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "The hub made a mistake; its log has the cause. Nothing was changed.");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : "a parameter";
        Class<?> type = e.getRequiredType();
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(status, "'%s' must be %s.".formatted(name, expected(type)));
        return handleExceptionInternal(e, problem, headers, status, request);
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of another kind";
        }
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        return switch (type.getSimpleName()) {
            case "UUID" -> "an id like 00000000-0000-0000-0000-000000000000";
            case "LocalDate" -> "a date like 2026-01-31";
            case "int" -> "a whole number";
            default -> type.getSimpleName();
        };
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, unreadable(e));
        return handleExceptionInternal(e, problem, headers, status, request);
    }

    private static String unreadable(HttpMessageNotReadableException e) {
        if (e.getCause() instanceof InvalidFormatException value
                && !value.getPath().isEmpty()) {
            return "'%s' must be %s."
                    .formatted(value.getPath().getLast().getPropertyName(), expected(value.getTargetType()));
        }
        return "The body is not the JSON object that this request takes; /v3/api-docs describes it.";
    }
}
