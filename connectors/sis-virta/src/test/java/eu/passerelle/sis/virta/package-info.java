@NullMarked
package eu.passerelle.sis.virta;

import org.jspecify.annotations.NullMarked;
