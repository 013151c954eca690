package eu.passerelle.alerts;

import eu.passerelle.connectors.Secret;
import eu.passerelle.journal.AlertNotice;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Standard Webhooks 1.0: one call a notice; its id stays the same at every attempt, the time of the attempt is signed too. */
final class WebhookChannel implements Channel {

    private final ChannelSettings.Webhook settings;
    private final ChannelHttp http;

    /** @throws IllegalArgumentException a secret is none */
    WebhookChannel(ChannelSettings.Webhook settings, ChannelHttp http) {
        WebhookSignature.key(settings.secret());
        if (settings.formerSecret() != null) {
            WebhookSignature.key(settings.formerSecret());
        }
        this.settings = settings;
        this.http = http;
    }

    @Override
    public String kind() {
        return "webhook";
    }

    @Override
    public String where() {
        return http.host();
    }

    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public void send(AlertMessage message) {
        for (AlertNotice notice : message.notices()) {
            byte[] body = ChannelHttp.JSON.writeValueAsBytes(body(message, notice));
            String id = notice.id().toString();
            String signature = WebhookSignature.of(settings.secret(), id, message.at(), body);
            Secret former = settings.formerSecret();
            http.post(
                    body,
                    Map.of(
                            "webhook-id",
                            id,
                            "webhook-timestamp",
                            Long.toString(message.at().getEpochSecond()),
                            "webhook-signature",
                            former == null
                                    ? signature
                                    : signature + " " + WebhookSignature.of(former, id, message.at(), body)));
        }
    }

    private static Map<String, Object> body(AlertMessage message, AlertNotice notice) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("alert", notice.alert());
        data.put("rule", notice.text().rule());
        data.put("university", notice.text().university());
        data.put("target", notice.text().target());
        data.put("responsible", notice.text().responsible());
        data.put("what", notice.text().what());
        data.put("todo", notice.text().todo());
        data.put("page", message.page(notice.text()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "alert." + notice.kind().name().toLowerCase(Locale.ROOT));
        body.put("timestamp", notice.at().toString());
        body.put("data", data);
        return body;
    }
}
