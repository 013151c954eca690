-- A place is a keyed permutation of its turn: that no turn is given twice says that no place is, and turns follow each other
-- where places lie all over the list, each on another page of an index.
alter table status_place add column turn int;
comment on column status_place.turn is 'the how manieth place of its list it is; unknown of those given before this was kept';
drop index status_place_of_list;
create unique index status_place_of_list on status_place (list, turn);
