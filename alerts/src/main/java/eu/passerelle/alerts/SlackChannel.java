package eu.passerelle.alerts;

import eu.passerelle.journal.AlertNotice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Slack's incoming webhooks: a text for notifications, and a section a notice. */
final class SlackChannel implements Channel {

    /** Slack takes 3000 characters a section. */
    private static final int LONGEST = 2_900;

    private final ChannelHttp http;

    SlackChannel(ChannelHttp http) {
        this.http = http;
    }

    @Override
    public String kind() {
        return "slack";
    }

    @Override
    public String where() {
        return http.host();
    }

    /** Slack takes 50 blocks a message. */
    @Override
    public int atOnce() {
        return 20;
    }

    @Override
    public void send(AlertMessage message) {
        List<Object> blocks = new ArrayList<>();
        for (AlertNotice notice : message.lines()) {
            String todo = notice.kind() == AlertNotice.Kind.RESOLVED
                    ? ""
                    : "\n" + escaped(notice.text().todo());
            String text = "%s *%s:* %s\nWho must act: %s%s\n<%s|Open the page>"
                    .formatted(
                            sign(notice),
                            AlertMessage.word(notice),
                            escaped(notice.text().what()),
                            escaped(AlertMessage.who(notice.text())),
                            todo,
                            escaped(message.page(notice.text())));
            blocks.add(Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", shortened(text))));
        }
        http.post(
                ChannelHttp.JSON.writeValueAsBytes(
                        Map.of("text", shortened(escaped(message.title())), "blocks", blocks)),
                Map.of());
    }

    private static String sign(AlertNotice notice) {
        return switch (notice.kind()) {
            case OPENED -> ":red_circle:";
            case REMINDED -> ":large_orange_circle:";
            case RESOLVED -> ":large_green_circle:";
            case TEST -> ":white_circle:";
        };
    }

    /** The three characters that mean something there. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
