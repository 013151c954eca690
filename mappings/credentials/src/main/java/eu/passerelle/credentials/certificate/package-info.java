/** What a certificate looks like: an operator's SVG, the texts of one achievement in it, and the picture of both. */
@NullMarked
package eu.passerelle.credentials.certificate;

import org.jspecify.annotations.NullMarked;
