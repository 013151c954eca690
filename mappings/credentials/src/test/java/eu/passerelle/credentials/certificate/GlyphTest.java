package eu.passerelle.credentials.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GlyphTest {

    @Test
    void leavesOutTheMarginWithoutInk() {
        Glyph glyph = Glyph.of(-1, -9, 5, new byte[] {
            0, 0, 0, 0, 0,
            0, 0, 4, 3, 0,
            0, 1, 0, 0, 0,
            0, 0, 0, 0, 0
        });

        assertThat(glyph.left()).isZero();
        assertThat(glyph.top()).isEqualTo(-8);
        assertThat(glyph.height()).isEqualTo(2);
        assertThat(glyph.even()).containsExactly(0x04, 0x30, 0, 0, 0, 0, 0, 0, 0x10, 0x00, 0, 0, 0, 0, 0, 0);
        assertThat(glyph.odd()).containsExactly(0x00, 0x43, 0, 0, 0, 0, 0, 0, 0x01, 0x00, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void ofASpaceHasNothing() {
        Glyph glyph = Glyph.of(0, 0, 3, new byte[6]);

        assertThat(glyph.height()).isZero();
        assertThat(glyph.even()).isEmpty();
    }
}
