-- How each side keeps a thread: put away, and heard of or not.
alter table threads
  add customer_archived boolean not null default false,
  add provider_archived boolean not null default false,
  add customer_muted boolean not null default false,
  add provider_muted boolean not null default false,
  -- Null for as long as they do not say otherwise.
  add customer_muted_until timestamptz,
  add provider_muted_until timestamptz;

-- The words of what was said, in small letters and each once, separated by spaces; what searches compare with. Of what was said
-- before, the words as the database finds them.
alter table messages add words text not null default '';
update messages set words = trim(regexp_replace(lower(text), '[^[:alnum:]]+', ' ', 'g')) where deleted_at is null;

create function words_of(text) returns tsvector language sql immutable strict parallel safe
  as $$ select array_to_tsvector(array_remove(string_to_array($1, ' '), '')) $$;
create index messages_by_words on messages using gin (words_of(words));
