@NullMarked
package eu.passerelle.alerts;

import org.jspecify.annotations.NullMarked;
