package eu.passerelle.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * What has not changed is not sent again to who asks every few seconds. Nothing of the API is stored by browsers
 * (no-store): the page keeps what it has last seen by itself, and says so in If-None-Match.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10) // behind the access filter
class Etags extends ShallowEtagHeaderFilter {

    Etags() {
        setWriteWeakETag(true); // a strong one forbids compression
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !request.getMethod().equals("GET") || !path.startsWith("/api/") || path.contains("/payloads/");
    }

    @Override
    protected boolean isEligibleForEtag(
            HttpServletRequest request, HttpServletResponse response, int status, InputStream body) {
        return !response.isCommitted() && status >= 200 && status < 300;
    }
}
