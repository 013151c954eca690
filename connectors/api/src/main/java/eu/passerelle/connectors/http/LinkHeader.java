package eu.passerelle.connectors.http;

import java.net.http.HttpHeaders;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code Link} headers (RFC 8288), as lists that come in pages have them: {@code <...?page=2>; rel="next"}. */
public final class LinkHeader {

    private final String header;
    private int at;

    private LinkHeader(String header) {
        this.header = header;
    }

    /** The address of the page after this one, as it was written; null where there is none. */
    public static @Nullable String next(HttpHeaders headers) {
        for (String header : headers.allValues("link")) {
            String next = new LinkHeader(header).find("next");
            if (next != null) {
                return next;
            }
        }
        return null;
    }

    private @Nullable String find(String relation) {
        while ((at = header.indexOf('<', at)) >= 0) {
            int end = header.indexOf('>', at);
            if (end < 0) {
                return null;
            }
            String address = header.substring(at + 1, end);
            at = end + 1;
            if (names(relation)) {
                return address;
            }
        }
        return null;
    }

    /** Goes over the parameters of one link to the comma behind it. Only its first {@code rel} counts. */
    private boolean names(String relation) {
        String relations = null;
        while (skip(';')) {
            String name = token();
            String value = skip('=') ? value() : "";
            if (relations == null && name.equalsIgnoreCase("rel")) {
                relations = value;
            }
        }
        return relations != null && (' ' + relations.toLowerCase(Locale.ROOT) + ' ').contains(' ' + relation + ' ');
    }

    /** Whether this comes next, spaces apart. */
    private boolean skip(char wanted) {
        while (at < header.length() && (header.charAt(at) == ' ' || header.charAt(at) == '\t')) {
            at++;
        }
        boolean found = at < header.length() && header.charAt(at) == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private String value() {
        if (!skip('"')) {
            return token();
        }
        StringBuilder quoted = new StringBuilder();
        while (at < header.length() && header.charAt(at) != '"') {
            at += header.charAt(at) == '\\' && at + 1 < header.length() ? 1 : 0;
            quoted.append(header.charAt(at++));
        }
        at++;
        return quoted.toString();
    }

    private String token() {
        skip(' ');
        int start = at;
        while (at < header.length() && ";,=\" \t".indexOf(header.charAt(at)) < 0) {
            at++;
        }
        return header.substring(start, at);
    }
}
