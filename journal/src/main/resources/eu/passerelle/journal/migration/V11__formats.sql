-- One credential, several formats: each sealed file by its format, each delivery with the format that its target takes.
-- What wallets ask for is written when they ask, from the achievement kept here.
alter table payload add column format text not null default '';
update payload set format = 'elm' where kind = 'SEALED';
alter table payload drop constraint payload_kind_check;
alter table payload add constraint payload_kind_check check (kind in ('RAW', 'COMPLETION', 'ACHIEVEMENT', 'SEALED'));
alter table payload drop constraint payload_pkey;
alter table payload add primary key (transfer, kind, format);
comment on column payload.format is 'of a sealed credential; empty for everything else';

alter table credential drop column format;

alter table delivery add column format text not null default 'elm';
alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check check (state in
    ('PENDING', 'OFFERED', 'DELIVERED', 'FAILED', 'CANCELLED'));
comment on column delivery.state is 'OFFERED: the learner has been told and must still take it';
