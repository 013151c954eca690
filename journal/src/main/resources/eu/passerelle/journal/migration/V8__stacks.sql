-- What stacked credentials are made of; ids only. A stack is a completion of the university that awards it, like any other.
create table stack_part (
    stack uuid not null references transfer,
    part  uuid not null,
    primary key (stack, part)
);
comment on column stack_part.part is 'transfer, and credential, of the part; no foreign key, as each would lock its row';
create index stack_part_in on stack_part (part);

-- who has which module: asked for the modules of a pathway, and for these of some learners
create index transfer_module on transfer (university, opportunity_code, learner)
    where opportunity_code is not null and learner is not null;
