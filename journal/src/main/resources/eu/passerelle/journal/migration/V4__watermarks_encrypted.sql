-- The watermark of an inbox holds file names, which may hold a person's name or number: encrypted like payloads. Those in
-- plain text go; the next run of each university reads from the beginning and finds what is known unchanged.
delete from sync_position;
alter table sync_position alter column watermark type bytea using null;
alter table sync_run alter column watermark type bytea using null;
