package eu.passerelle.portal;

import java.net.URI;

/**
 * How wallets, learners and verifiers reach the hub. It stands in issued credentials.
 *
 * @param hub {@code https://hub.example.org}, possibly with a path
 */
public record PublicAddress(URI hub) {

    /** @param path from the root of the hub, with a slash at the beginning */
    public String of(String path) {
        String text = hub.toString();
        return (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path;
    }
}
