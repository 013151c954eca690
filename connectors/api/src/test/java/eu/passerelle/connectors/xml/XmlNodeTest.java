package eu.passerelle.connectors.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class XmlNodeTest {

    @Test
    void knowsAttributesByLocalName() {
        XmlNode node = read("<a xmlns:p='p' xmlns:q='q' p:id='1' lang='en' q:id='2' xml:lang='fi' n=''/>");

        assertThat(node.attributes()).containsOnlyKeys("id", "lang", "n");
        assertThat(node.attribute("id")).as("the later one stands").isEqualTo("2");
        assertThat(node.attribute("lang")).isEqualTo("fi");
        assertThat(node.attribute("n")).isEmpty();
        assertThat(node.attribute("p:id")).isNull();
    }

    /** Names, texts and what XML itself uses survive; of children the named ones are left out. */
    @Test
    void isWrittenAsItWasRead() {
        XmlNode node = read(
                "<r xmlns='n' a='&lt;&quot;&amp;'><x>1 &lt; 2 &gt; &amp;amp; \"Ž\"</x><left>3</left><y xmlns=''/></r>");

        String written = new String(node.withoutChildren("left"), UTF_8);

        assertThat(written)
                .isEqualTo("<r xmlns=\"n\" a=\"&lt;&quot;&amp;\"><x>1 &lt; 2 &gt; &amp;amp; &quot;Ž&quot;</x>"
                        + "<y xmlns=\"\"></y></r>");
        assertThat(read(written).child("x").orElseThrow().text()).isEqualTo("1 < 2 > &amp; \"Ž\"");
    }

    private static XmlNode read(String xml) {
        return XmlNode.read(xml.getBytes(UTF_8), 10);
    }
}
