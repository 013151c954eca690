/** Tests of reading XML. */
@NullMarked
package eu.passerelle.connectors.xml;

import org.jspecify.annotations.NullMarked;
