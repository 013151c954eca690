-- Public keys that credentials were ever signed with: what was sealed before a key was replaced must stay verifiable.
-- Private keys are never here.
create table public_key (
    use         text        not null,
    id          text        not null,
    algorithm   text        not null,
    spki        bytea       not null,
    chain       bytea[]     not null,
    valid_until timestamptz,
    first_used  timestamptz not null default clock_timestamp(),
    last_used   timestamptz not null default clock_timestamp(),
    primary key (use, id)
);
comment on column public_key.use is 'seal, jwt or proof, as in keys: of hub.yaml';
comment on column public_key.id is 'SHA-256 of spki, base64url';
comment on column public_key.algorithm is 'name in JWS: ES256, EdDSA, ...';
comment on column public_key.spki is 'SubjectPublicKeyInfo (RFC 5280), DER';
comment on column public_key.chain is 'certificates, DER, the key''s own first; the newest that were used with it';
comment on column public_key.valid_until is 'end of the key''s certificate';
comment on column public_key.last_used is 'when an instance last had it in use; instances say so every minute';
