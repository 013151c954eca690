package eu.passerelle.portal.wallets;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Before everything that wallets call: nothing of it is cached, and an address that calls too often or is refused too
 * often (who guesses codes is) waits until the next minute.
 */
@Component
class WalletGate extends OncePerRequestFilter {

    private final CallerLimits calls;
    private final CallerLimits refusals;

    WalletGate(WalletLimits limits, java.time.Clock clock) {
        this.calls = new CallerLimits(limits.calls(), clock);
        this.refusals = new CallerLimits(limits.refusals(), clock);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(IssuerAddress.PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        String caller = request.getRemoteAddr();
        if (!calls.count(caller) || refusals.isOver(caller)) {
            response.setStatus(429);
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getWriter()
                    .write("{\"error\":\"temporarily_unavailable\","
                            + "\"error_description\":\"Too many requests from this address; wait a minute.\"}");
            return;
        }
        chain.doFilter(request, response);
        int status = response.getStatus();
        if (status == 400 || status == 401 || status == 404 || status == 413) {
            refusals.count(caller);
        }
    }
}
