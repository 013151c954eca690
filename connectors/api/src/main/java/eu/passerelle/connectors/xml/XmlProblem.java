package eu.passerelle.connectors.xml;

import java.io.CharConversionException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** Says what is wrong with XML in words that hold nothing of it: the parser's own may quote a learner's name. */
final class XmlProblem {

    /** What {@link eu.passerelle.connectors.xml.SafeXml} refuses, in its words. */
    private static final List<String> REFUSALS = List.of(
            "a document type declaration is not allowed", "entities are not allowed", "elements nest deeper than");

    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]{0,100}\\bencoding\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final int PROLOGUE = 200;

    private XmlProblem() {}

    static String reason(XMLStreamException e, byte[] xml) {
        String message = String.valueOf(e.getMessage());
        String place =
                e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNumber() + ")";
        for (String refusal : REFUSALS) {
            int found = message.indexOf(refusal);
            if (found >= 0) {
                return "The XML is refused: " + message.substring(found) + place + ".";
            }
        }
        if (declaresUnknownEncoding(xml)) {
            return "The document declares an encoding that the hub does not know.";
        }
        if (e.getNestedException() instanceof CharConversionException) {
            return "The bytes are not in the encoding that the document declares" + place + ".";
        }
        return "The document is not well-formed XML" + place + ".";
    }

    private static boolean declaresUnknownEncoding(byte[] xml) {
        String start = new String(xml, 0, Math.min(xml.length, PROLOGUE), StandardCharsets.ISO_8859_1);
        Matcher encoding = ENCODING.matcher(start);
        try {
            return encoding.find() && !Charset.isSupported(encoding.group(1));
        } catch (IllegalCharsetNameException e) {
            return true;
        }
    }
}
