package eu.passerelle.connectors.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.SourceRecord;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documented shape of XML, and what is no tree. */
class SourceTreesTest {

    private final SourceTrees trees = new SourceTrees(20);

    private static SourceRecord record(String type, String content) {
        return new SourceRecord(type, content.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            <r>text</r>                                             ; text
            <r><a>1</a></r>                                         ; {a=1}
            <r><a>1</a><b/><a>2</a><a>3</a></r>                     ; {a=[1, 2, 3], b=}
            <r id="7"><a>1</a></r>                                  ; {_id=7, a=1}
            <r><a lang="fi">x</a><a>y</a></r>                       ; {a=[{_lang=fi, _text=x}, y]}
            <r><a xml:lang="fi">x</a></r>                           ; {a={_lang=fi, _text=x}}
            <v:r xmlns:v="urn:v"><v:a>1</v:a></v:r>                 ; {a=1}
            <r xmlns:i="urn:i"><a i:nil="true"/><b>2</b></r>        ; {b=2}
            <r><a k="1"/></r>                                       ; {a={_k=1}}
            <r><a><b>1</b></a><a><b>2</b></a></r>                   ; {a=[{b=1}, {b=2}]}
            """)
    void xmlIsATreeOfLocalNames(String xml, String tree) throws Unfit {
        assertThat(trees.of(record("application/xml", xml))).hasToString(tree == null ? "" : tree);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            application/json           ; {"a": 7.50}    ; {a=7.50}
            application/vnd.ladok+xml  ; <r><a>1</a></r> ; {a=1}
            text/csv                   ; a,b            ; a,b
            """)
    void otherTypesAreWhatTheySay(String type, String content, String tree) throws Unfit {
        assertThat(trees.of(record(type, content))).hasToString(tree);
    }

    @Test
    void bytesAreNothing() throws Unfit {
        assertThat(trees.of(record("application/zip", "PK"))).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            application/xml   ; <r><secret>
            application/xml   ; <!DOCTYPE r [<!ENTITY secret "x">]><r>&secret;</r>
            application/xml   ; <a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a>secret</a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a>
            application/json  ; {"secret":
            application/json  ; [[[[[[[[[[[[[[[[[[[[[["secret"]]]]]]]]]]]]]]]]]]]]]]
            """)
    void whatCannotBeReadIsRefusedWithoutItsContent(String type, String content) {
        assertThatThrownBy(() -> trees.of(record(type, content)))
                .isInstanceOf(Unfit.class)
                .hasMessageContaining(type)
                .hasMessageNotContaining("secret");
    }
}
