package eu.passerelle.cli.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The raw limit beside which a connector stands: a parser that goes over the same bytes once, asks for each text and
 * number, and keeps nothing. JSON by Jackson's streaming parser, XML by the JDK's StAX parser, tables by Commons CSV, the
 * parts of a workbook by unzipping and StAX.
 */
final class BareParsers {

    static final String JACKSON = "Jackson";
    static final String STAX = "StAX";
    static final String COMMONS_CSV = "Commons CSV";

    private static final JsonFactory JSON = new JsonFactory();
    private static final XMLInputFactory XML = xml();
    /** Any of the separators that the simulated tables have. */
    static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setDelimiter(';').get();

    /** Parsers of less than this part of the bytes are not named: tokens of a login. */
    private static final int FEW = 50;

    private BareParsers() {}

    private static XMLInputFactory xml() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** What most of the bytes are read by. */
    static String name(List<byte[]> bodies) {
        Map<String, Long> bytes = new TreeMap<>();
        bodies.forEach(body -> bytes.merge(name(body), (long) body.length, Long::sum));
        long all = bytes.values().stream().mapToLong(Long::longValue).sum();
        bytes.values().removeIf(share -> share * FEW < all);
        return String.join(" + ", bytes.keySet());
    }

    /** Of one body. */
    static String name(byte[] body) {
        return switch (first(body)) {
            case '{', '[' -> JACKSON;
            case '<' -> STAX;
            case 'P' -> isZip(body) ? "zip + StAX" : COMMONS_CSV;
            default -> COMMONS_CSV;
        };
    }

    /** @return characters of text that were seen, so that no compiler can leave the work out */
    static long parse(List<byte[]> bodies) {
        long seen = 0;
        for (byte[] body : bodies) {
            try {
                seen += switch (name(body)) {
                    case JACKSON -> json(body);
                    case STAX -> xml(new ByteArrayInputStream(body));
                    case COMMONS_CSV -> csv(body);
                    default -> workbook(body);
                };
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (XMLStreamException e) {
                throw new IllegalStateException("A simulator has answered with XML that is none", e);
            }
        }
        return seen;
    }

    private static char first(byte[] body) {
        int at = 0;
        while (at < body.length && (body[at] <= ' ')) {
            at++; // white space, and the bytes of a byte order mark, which are negative
        }
        return at < body.length ? (char) body[at] : ' ';
    }

    private static boolean isZip(byte[] body) {
        return body.length > 3 && body[0] == 'P' && body[1] == 'K' && body[2] == 3;
    }

    private static long json(byte[] body) {
        long seen = 0;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                seen += token.isScalarValue() ? parser.getString().length() : 1;
            }
        }
        return seen;
    }

    private static long xml(InputStream body) throws XMLStreamException {
        long seen = 0;
        XMLStreamReader reader = XML.createXMLStreamReader(body);
        while (reader.hasNext()) {
            seen += switch (reader.next()) {
                case XMLStreamReader.CHARACTERS -> reader.getText().length();
                case XMLStreamReader.START_ELEMENT -> reader.getLocalName().length();
                default -> 0;
            };
        }
        return seen;
    }

    private static long csv(byte[] body) throws IOException {
        long seen = 0;
        try (CSVParser parser =
                CSVParser.parse(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8), CSV)) {
            for (CSVRecord row : parser) {
                seen += row.size();
            }
        }
        return seen;
    }

    static long workbook(byte[] body) throws IOException, XMLStreamException {
        long seen = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                seen += entry.getName().endsWith(".xml") ? xml(new ByteArrayInputStream(zip.readAllBytes())) : 0;
            }
        }
        return seen;
    }
}
