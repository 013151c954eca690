package eu.passerelle.credentials.elmo;

import eu.passerelle.model.LocalizedText;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one ELMO document as they are written: UTF-8, no indentation. A character that XML cannot carry becomes
 * U+FFFD, so that it is seen to be missing.
 */
final class ElmoXml {

    static final String NAMESPACE = "https://github.com/emrex-eu/elmo-schemas/tree/v2";

    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern LINE_ENDS = Pattern.compile("\r\n?");
    private static final int REPLACEMENT = 0xFFFD;

    private final XMLStreamWriter xml;

    private ElmoXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** What writes inside an element. */
    @FunctionalInterface
    interface Content {
        void write() throws XMLStreamException;
    }

    /** What writes a whole document. */
    @FunctionalInterface
    interface Document {
        void write(ElmoXml xml) throws XMLStreamException;
    }

    /** Writes an {@code elmo} element as a document of its own. */
    static void document(OutputStream out, Document content) throws XMLStreamException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(writer);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("elmo");
        xml.writeDefaultNamespace(NAMESPACE);
        content.write(new ElmoXml(xml));
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }

    void element(String name, Content content) throws XMLStreamException {
        xml.writeStartElement(name);
        content.write();
        xml.writeEndElement();
    }

    void element(String name, String attribute, String value, Content content) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeAttribute(attribute, token(value));
        content.write();
        xml.writeEndElement();
    }

    /** Text of one line: spaces are collapsed, as xs:token wants it. */
    void token(String name, String text) throws XMLStreamException {
        element(name, () -> xml.writeCharacters(token(text)));
    }

    void token(String name, String attribute, String value, String text) throws XMLStreamException {
        element(name, attribute, value, () -> xml.writeCharacters(token(text)));
    }

    /** Nothing at all where there is no text: ELMO wants no empty elements. */
    void optional(String name, @Nullable String text) throws XMLStreamException {
        if (text != null && !text.isBlank()) {
            token(name, text);
        }
    }

    void decimal(String name, BigDecimal value) throws XMLStreamException {
        token(name, value.toPlainString());
    }

    /** An element for each language. */
    void titles(String name, LocalizedText text) throws XMLStreamException {
        for (var title : text.byLanguage().entrySet()) {
            localized(name, title.getKey(), token(title.getValue()));
        }
    }

    /** Text of one or more lines. */
    void lines(String name, String language, String text) throws XMLStreamException {
        localized(name, language, legal(LINE_ENDS.matcher(text).replaceAll("\n")));
    }

    /** @param language left out where it is no tag that xs:language allows */
    void localized(String name, @Nullable String language, String legal) throws XMLStreamException {
        xml.writeStartElement(name);
        if (language != null && LANGUAGE.matcher(language).matches()) {
            xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", language);
        }
        xml.writeCharacters(legal);
        xml.writeEndElement();
    }

    /** As one line of characters that XML can carry. */
    static String token(String text) {
        return SPACES.matcher(legal(text)).replaceAll(" ").strip();
    }

    private static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> isLegal(character) ? character : REPLACEMENT)
                .forEach(legal::appendCodePoint);
        return legal.toString();
    }

    /** XML 1.0, production 2. */
    private static boolean isLegal(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
