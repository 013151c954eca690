/** Writes achievements as credentials; one package a format. No I/O but the class path. */
@NullMarked
package eu.passerelle.credentials;

import org.jspecify.annotations.NullMarked;
