/** Pathways: which modules, from which universities, make a larger micro-credential, and how far a learner is. */
@NullMarked
package eu.passerelle.recognition.stacking;

import org.jspecify.annotations.NullMarked;
