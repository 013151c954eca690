-- What wallets are offered and have fetched (OpenID4VCI). Codes, tokens and transaction ids stand here as digests only;
-- what tells something of a person or a wallet is encrypted.
create table credential_offer (
    id             uuid primary key,
    transfer       uuid        not null references transfer,
    target         text,
    configurations text[]      not null check (cardinality(configurations) > 0),
    code           bytea       not null unique,
    issuer_state   bytea       not null unique,
    pin            bytea,
    pin_failures   int         not null default 0,
    state          text        not null check (state in ('OFFERED', 'REDEEMED', 'CLAIMED', 'EXPIRED')),
    created_at     timestamptz not null,
    expires_at     timestamptz not null,
    redeemed_at    timestamptz,
    claimed_at     timestamptz
);
comment on column credential_offer.target is 'the delivery that is closed when the wallet has it; null: none waits';
comment on column credential_offer.code is 'SHA-256 of the pre-authorised code';
comment on column credential_offer.issuer_state is 'SHA-256 of what the authorisation code flow begins with';
comment on column credential_offer.pin is 'keyed digest of offer and PIN; null: none is asked for';
comment on column credential_offer.state is
    'REDEEMED: the code was changed for a token; CLAIMED: the wallet has it; EXPIRED: too late, or too many wrong PINs';
create index credential_offer_of_transfer on credential_offer (transfer);
create index credential_offer_due on credential_offer (expires_at) where state = 'OFFERED';

create table wallet_token (
    digest         bytea primary key,
    offer          uuid        not null references credential_offer on delete cascade,
    configurations text[]      not null,
    by_identifier  boolean     not null,
    dpop           bytea,
    expires_at     timestamptz not null
);
comment on column wallet_token.dpop is 'thumbprint of the key that must prove each use (RFC 9449); null: whoever holds it';
comment on column wallet_token.by_identifier is 'the wallet must ask by credential_identifier';
create index wallet_token_expiry on wallet_token (expires_at);
create index wallet_token_of_offer on wallet_token (offer);

-- the authorisation code flow: what a wallet has pushed, and the code that its learner's consent has made of it
create table wallet_authorization (
    id              uuid primary key,
    request         bytea       not null unique,
    offer           uuid        not null references credential_offer on delete cascade,
    client          text        not null,
    redirect_uri    text        not null,
    state           text,
    challenge       text        not null,
    configurations  text[]      not null,
    by_identifier   boolean     not null,
    dpop            bytea,
    code            bytea       unique,
    expires_at      timestamptz not null
);
comment on column wallet_authorization.request is 'SHA-256 of the request_uri';
comment on column wallet_authorization.challenge is 'PKCE, S256';
comment on column wallet_authorization.code is 'SHA-256 of the code; null until the learner has logged in';
create index wallet_authorization_expiry on wallet_authorization (expires_at);
create index wallet_authorization_of_offer on wallet_authorization (offer);

-- nonces are signed, not stored; only those that were used are, until they would have expired
create table spent_nonce (
    digest     bytea primary key,
    expires_at timestamptz not null
);
create index spent_nonce_expiry on spent_nonce (expires_at);

create table deferred_credential (
    digest        bytea primary key,
    id            uuid        not null unique,
    offer         uuid        not null references credential_offer on delete cascade,
    configuration text        not null,
    proven        bytea       not null,
    expires_at    timestamptz not null
);
comment on column deferred_credential.proven is 'keys that the wallet has proven, encrypted';
create index deferred_credential_expiry on deferred_credential (expires_at);
create index deferred_credential_of_offer on deferred_credential (offer);

create table wallet_copy (
    id            uuid primary key,
    offer         uuid        references credential_offer on delete set null,
    transfer      uuid        not null references transfer,
    configuration text        not null,
    format        text        not null,
    holder        bytea,
    attestation   bytea,
    notification  uuid,
    state         text        not null check (state in ('ISSUED', 'ACCEPTED', 'FAILED', 'DELETED')),
    issued_at     timestamptz not null,
    told_at       timestamptz
);
comment on column wallet_copy.holder is 'thumbprint (RFC 7638) of the key it is bound to; null: whoever holds it';
comment on column wallet_copy.attestation is 'what the wallet said of its key, as sent, encrypted';
comment on column wallet_copy.notification is 'notification_id, one for a batch; null: the wallet was given none';
create index wallet_copy_of_transfer on wallet_copy (transfer);
create index wallet_copy_of_offer on wallet_copy (offer);
create index wallet_copy_notification on wallet_copy (notification) where notification is not null;
create index wallet_copy_untold on wallet_copy (issued_at) where state = 'ISSUED';
