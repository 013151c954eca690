-- Seals of level LTA are proven as long as the certificate of their last archive time stamp; renewed before that ends.
create table archive_stamp (
    credential uuid primary key references credential on delete cascade,
    ends_at    timestamptz not null,
    tried_at   timestamptz,
    renewed_at timestamptz
);
comment on column archive_stamp.ends_at is 'infinity: the seal has no archive time stamp';
create index archive_stamp_ends on archive_stamp (ends_at);
