package eu.passerelle.dashboard;

import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A desk's no as a problem of HTTP, with the steps that were taken before it. */
final class Refusals {

    private Refusals() {}

    static <T> T tried(Supplier<T> action) {
        try {
            return action.get();
        } catch (Configurations.Refused no) {
            HttpStatus status = switch (no.kind()) {
                case UNKNOWN -> HttpStatus.NOT_FOUND;
                case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
                case FAILED_STEPS, NOT_NOW -> HttpStatus.CONFLICT;
            };
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(no.getMessage()));
            problem.setProperty("steps", no.steps());
            throw new ErrorResponseException(status, problem, no);
        }
    }

    static void tried(Runnable action) {
        tried(() -> {
            action.run();
            return true;
        });
    }
}
