package eu.passerelle.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Systems of universities tell the hub that there is something to read; whoever calls must show who it is. */
@FunctionalInterface
public interface Notifications {

    /** Empty where there is no such university, or its system tells nothing. */
    Optional<Reply> receive(String university, Call call);

    /**
     * A call as it came.
     *
     * @param target path and query as they were sent
     * @param headers by name in lower case
     */
    record Call(String method, String target, Map<String, List<String>> headers, byte[] body) {

        public Call {
            headers = Map.copyOf(headers);
        }
    }

    /** What the caller gets. */
    record Reply(int status, Map<String, String> headers, byte[] body) {
        public Reply {
            headers = Map.copyOf(headers);
        }
    }
}
