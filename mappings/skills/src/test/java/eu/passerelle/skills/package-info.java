@NullMarked
package eu.passerelle.skills;

import org.jspecify.annotations.NullMarked;
