package eu.passerelle.alerts;

import eu.passerelle.journal.AlertNotice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A workflow of Microsoft Teams ("When a Teams webhook request is received") that posts the Adaptive Card that it gets. Our
 * texts are text runs, in which nothing means anything, not Markdown.
 */
final class TeamsChannel implements Channel {

    private final ChannelHttp http;

    TeamsChannel(ChannelHttp http) {
        this.http = http;
    }

    @Override
    public String kind() {
        return "teams";
    }

    @Override
    public String where() {
        return http.host();
    }

    /** Teams takes 28 KB a message. */
    @Override
    public int atOnce() {
        return 12;
    }

    @Override
    public void send(AlertMessage message) {
        List<Object> body = new ArrayList<>();
        for (AlertNotice notice : message.lines()) {
            body.add(Map.of(
                    "type", "Container", "separator", true, "spacing", "Large", "items", items(message, notice)));
        }
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard");
        card.put("version", "1.4");
        card.put("fallbackText", message.title());
        card.put("body", body);
        Map<String, Object> attachment = new LinkedHashMap<>();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        attachment.put("contentUrl", null);
        attachment.put("content", card);
        http.post(
                ChannelHttp.JSON.writeValueAsBytes(Map.of("type", "message", "attachments", List.of(attachment))),
                Map.of());
    }

    private static List<Object> items(AlertMessage message, AlertNotice notice) {
        List<Object> items = new ArrayList<>();
        items.add(Map.of(
                "type", "TextBlock", "text", AlertMessage.word(notice), "weight", "Bolder", "color", colour(notice)));
        items.add(text(notice.text().what()));
        items.add(text("Who must act: " + AlertMessage.who(notice.text())));
        if (notice.kind() != AlertNotice.Kind.RESOLVED) {
            items.add(text(notice.text().todo()));
        }
        items.add(Map.of(
                "type",
                "ActionSet",
                "actions",
                List.of(Map.of(
                        "type", "Action.OpenUrl", "title", "Open the page", "url", message.page(notice.text())))));
        return items;
    }

    private static Object text(String text) {
        return Map.of("type", "RichTextBlock", "inlines", List.of(Map.of("type", "TextRun", "text", text)));
    }

    private static String colour(AlertNotice notice) {
        return switch (notice.kind()) {
            case OPENED -> "Attention";
            case REMINDED -> "Warning";
            case RESOLVED -> "Good";
            case TEST -> "Accent";
        };
    }
}
