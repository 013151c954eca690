package eu.passerelle.connectors.http;

import java.net.URI;

/** Addresses of services as people write them in settings, with or without a slash at their end. */
public final class BaseAddress {

    private BaseAddress() {}

    /** Without slashes at its end, so that a path can follow. */
    public static String of(URI address) {
        String base = address.toString();
        int end = base.length();
        while (end > 0 && base.charAt(end - 1) == '/') {
            end--;
        }
        return base.substring(0, end);
    }
}
