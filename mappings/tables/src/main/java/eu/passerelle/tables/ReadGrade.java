package eu.passerelle.tables;

import eu.passerelle.model.Grade;

/**
 * What a scale knows of a grade's raw text.
 *
 * @param outcome UNKNOWN where the grade alone does not decide it
 */
public record ReadGrade(GradePlace place, Grade.Outcome outcome) {}
