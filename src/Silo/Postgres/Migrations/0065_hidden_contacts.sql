-- What a message hides until its booking is paid: the text as it was written, and the kinds of what is hidden.
alter table messages add contacts jsonb;
