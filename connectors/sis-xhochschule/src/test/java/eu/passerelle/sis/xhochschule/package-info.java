@NullMarked
package eu.passerelle.sis.xhochschule;

import org.jspecify.annotations.NullMarked;
