-- Recognition at home. First grading tables that a SIS tells of its university: statistics, no personal data. A file of the
-- university goes before them.
create table grading_table (
    university text        not null,
    scale      text        not null,
    isced      text        not null,
    content    jsonb       not null,
    told_at    timestamptz not null default clock_timestamp(),
    primary key (university, scale, isced)
);
comment on column grading_table.isced is 'ISCED-F 2013 field, two to four digits';
comment on column grading_table.told_at is 'when it was first told as it is now';

-- What has happened since: asked every few seconds. BRIN, because steps are written by the hundred a second and only at the
-- end: an index of each would cost more than it saves.
create index step_recent on step using brin (id) with (autosummarize = on);
