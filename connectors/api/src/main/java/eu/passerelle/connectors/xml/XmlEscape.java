package eu.passerelle.connectors.xml;

/** Text as XML writes it, in elements and in attributes. */
final class XmlEscape {

    private XmlEscape() {}

    static String of(String text) {
        return isPlain(text)
                ? text
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }

    /** As nearly all texts are. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&' || c == '<' || c == '>' || c == '"') {
                return false;
            }
        }
        return true;
    }
}
