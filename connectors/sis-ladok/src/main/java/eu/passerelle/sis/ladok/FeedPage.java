package eu.passerelle.sis.ladok;

import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.xml.XmlNode;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One page of the Atom feed (RFC 4287, RFC 5005 section 4). Ladok writes the newest entry first; here the oldest is the
 * first.
 *
 * @param number from {@code urn:id:N}, or the page's own links
 * @param next number of the page after it; null on the newest, which still grows
 */
record FeedPage(int number, @Nullable Integer next, List<Entry> entries) {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final Pattern NUMBER = Pattern.compile(".*[:/](\\d{1,9})");

    /**
     * One entry.
     *
     * @param type of the event, the category's term: {@code http://schemas.ladok.se/<area>/<event>}
     * @param event the element within the content; null where the entry has none
     */
    record Entry(String id, String type, @Nullable XmlNode event) {}

    FeedPage {
        entries = List.copyOf(entries);
    }

    /** @throws MalformedRecord when it is no page of a feed, with the reason */
    static FeedPage parse(byte[] xml, int maxDepth) {
        XmlNode feed = XmlNode.read(xml, maxDepth);
        if (!feed.namespace().equals(ATOM) || !feed.name().equals("feed")) {
            throw new MalformedRecord("it is no Atom feed");
        }
        Integer number = number(feed);
        if (number == null) {
            throw new MalformedRecord("the page does not tell its number");
        }
        List<Entry> entries =
                feed.children("entry").stream().map(FeedPage::entry).toList();
        return new FeedPage(number, link(feed, "next-archive"), entries.reversed());
    }

    private static Entry entry(XmlNode entry) {
        return new Entry(
                entry.text("id")
                        .orElseThrow(() -> new MalformedRecord("an entry has no id, so no position can be kept")),
                entry.child("category")
                        .map(category -> category.attribute("term"))
                        .orElse(""),
                entry.children("content").stream()
                        .flatMap(content -> content.children().stream())
                        .findFirst()
                        .orElse(null));
    }

    private static @Nullable Integer number(XmlNode feed) {
        Integer id = feed.text("id").map(FeedPage::number).orElse(null);
        Integer via = id == null ? link(feed, "via") : id;
        return via == null ? link(feed, "self") : via;
    }

    /** Only the number is taken from a link, never its host: our certificate goes to the configured address alone. */
    private static @Nullable Integer link(XmlNode feed, String relation) {
        return feed.children("link").stream()
                .filter(link -> relation.equals(link.attribute("rel")))
                .map(link -> number(Objects.requireNonNullElse(link.attribute("href"), "")))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Integer number(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
    }
}
