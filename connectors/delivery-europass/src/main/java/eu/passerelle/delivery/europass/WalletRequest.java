package eu.passerelle.delivery.europass;

import eu.passerelle.connectors.Secret;
import eu.passerelle.model.Credential;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes the wallet contract's upload: {@code multipart/form-data} with the sealed file as {@code _credential}. */
final class WalletRequest {

    private WalletRequest() {}

    static HttpRequest.Builder upload(
            EuropassWalletSettings settings,
            EuropassWalletSettings.Chosen address,
            String language,
            Credential sealed) {
        String query = "?" + address.parameter() + "=" + encode(address.value())
                + "&sendEmail=" + settings.sendsEmail()
                + "&locale=" + encode(Locale.forLanguageTag(language).getLanguage());
        // a line break followed by hyphens cannot stand inside a JSON string, so this never occurs in the file
        String boundary = "passerelle-" + sealed.id();
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"_credential\"; filename=\""
                + sealed.id() + ".jsonld\"\r\nContent-Type: application/ld+json\r\n\r\n";
        return post(
                settings,
                query,
                boundary,
                BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(sealed.content()),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")));
    }

    /** An upload that every wallet refuses with 400: there is no credential in it and no address. */
    static HttpRequest.Builder empty(EuropassWalletSettings settings) {
        return post(
                settings,
                "",
                "passerelle-check",
                BodyPublishers.ofString("--passerelle-check\r\nContent-Disposition: form-data; name=\"check\"\r\n\r\n"
                        + "\r\n--passerelle-check--\r\n"));
    }

    private static HttpRequest.Builder post(
            EuropassWalletSettings settings, String query, String boundary, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.credentials() + query))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Accept", "application/json")
                .POST(body);
        Secret token = settings.token();
        return token == null ? request : request.header("Authorization", "Bearer " + token.value());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
