/** The common model: what every SIS is turned into and every credential is made from. No I/O, no frameworks. */
@NullMarked
package eu.passerelle.model;

import org.jspecify.annotations.NullMarked;
