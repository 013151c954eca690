package eu.passerelle.delivery.elmo;

import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.ReturnedDocument;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SisReturn;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.SisHttp;
import java.net.URI;
import java.net.http.HttpRequest;

/**
 * Puts a document to {@code <base>/<id>} with its version as {@code Idempotency-Key: <id>-v<version>}. Any 2xx is taken for
 * received; 409 says that the SIS has this version or a later one already. Once in effect, as PUT replaces and the key tells
 * a repetition.
 */
public final class ElmoRestReturn implements SisReturn<ElmoRestSettings> {

    private static final int CONFLICT = 409;

    @Override
    public String protocol() {
        return "elmo-rest";
    }

    @Override
    public Class<ElmoRestSettings> settingsType() {
        return ElmoRestSettings.class;
    }

    @Override
    public DeliveryReceipt hand(SisContext<ElmoRestSettings> sis, ReturnedDocument document) {
        String key = document.id() + "-v" + document.version();
        HubHttp.Answer answer = new SisHttp(sis, sis.settings().auth())
                .send(
                        () -> HttpRequest.newBuilder(address(sis.settings(), document))
                                .header("Content-Type", document.mediaType())
                                .header("Idempotency-Key", key)
                                .PUT(HttpRequest.BodyPublishers.ofByteArray(document.content())),
                        conflict -> conflict.status() == CONFLICT);
        if (answer.status() >= 300 && answer.status() < 400) {
            throw new SisRejected(sis.university().id() + ": HTTP " + answer.status()
                    + ": the SIS sends us elsewhere; write the final address into 'recognition.returns.base'.");
        }
        return new DeliveryReceipt(key, answer.status() == CONFLICT);
    }

    private static URI address(ElmoRestSettings settings, ReturnedDocument document) {
        String base = settings.base().toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + document.id());
    }
}
