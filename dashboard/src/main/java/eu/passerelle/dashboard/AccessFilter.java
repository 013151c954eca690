package eu.passerelle.dashboard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests without the token, under a foreign host name (DNS rebinding), and changes that a foreign page could
 * send (only JSON bodies change anything; another origin cannot send them without being asked).
 */
@Component
class AccessFilter extends OncePerRequestFilter {

    private final ApiAccess access;

    AccessFilter(ApiAccess access) {
        this.access = access;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        String token = access.token();
        boolean api = request.getRequestURI().startsWith("/api/");
        if (token == null && !access.hosts().contains(request.getServerName())) {
            refuse(response, 403, "Call the hub by its own name, for example http://localhost.");
        } else if (api && token != null && !hasToken(request.getHeader("Authorization"), token)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            refuse(response, 401, "Send the token of hub.yaml (web.token) as 'Authorization: Bearer'.");
        } else if (api && !isRead(request) && !isJson(request)) {
            refuse(response, 415, "Send 'Content-Type: application/json'.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean hasToken(@Nullable String header, String token) {
        return header != null
                && MessageDigest.isEqual(
                        header.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static boolean isJson(HttpServletRequest request) {
        return request.getContentType() != null && request.getContentType().startsWith("application/json");
    }

    private static void refuse(HttpServletResponse response, int status, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.getWriter().write("{\"status\":" + status + ",\"detail\":\"" + detail.replace("\"", "'") + "\"}");
    }
}
