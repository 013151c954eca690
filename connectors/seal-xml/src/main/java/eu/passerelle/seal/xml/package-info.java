/** Enveloped XML signatures (W3C XMLDSig) under ELMO documents, from a key that may live anywhere. */
@NullMarked
package eu.passerelle.seal.xml;

import org.jspecify.annotations.NullMarked;
