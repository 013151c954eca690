package eu.passerelle.portal.status;

import org.jspecify.annotations.Nullable;

/** What a list says now cannot be told: an old copy would break the promise that a withdrawal is seen within a minute. */
final class StatusUnavailable extends RuntimeException {

    StatusUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
